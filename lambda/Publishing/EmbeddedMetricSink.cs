using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.HealthChecker.Logging;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>
/// Publishes through the function's log, in the embedded metric format. No endpoint is needed, but nobody says whether and when
/// the metrics arrive.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
internal sealed class EmbeddedMetricSink(JsonLines lines) : IMetricSink
{
    public Task<PublishOutcome> PublishAsync(string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation)
    {
        // The metrics of one target share their dimensions and follow each other: one line for each target.
        for (var start = 0; start < metrics.Length;)
        {
            var end = start + 1;
            while (end < metrics.Length && metrics[end].Dimensions.SequenceEqual(metrics[start].Dimensions))
            {
                end++;
            }

            var group = metrics[start..end];
            lines.Write(json => Write(json, metricNamespace, group));
            start = end;
        }

        return Task.FromResult(new PublishOutcome(metrics, failure: null));
    }

    private static void Write(Utf8JsonWriter json, string metricNamespace, ImmutableArray<Metric> metrics)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", metrics[0].Timestamp.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", metricNamespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        foreach (var (name, _) in metrics[0].Dimensions)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            if (metric.Unit is { } unit)
            {
                json.WriteString("Unit", unit);
            }

            json.WriteNumber("StorageResolution", 60);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        foreach (var (name, value) in metrics[0].Dimensions)
        {
            json.WriteString(name, value);
        }

        foreach (var metric in metrics)
        {
            json.WriteNumber(metric.Name, metric.Value);
        }
    }
}
