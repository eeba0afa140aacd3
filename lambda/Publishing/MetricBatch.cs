using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Metrics that fit into one request, with the request's body.</summary>
internal sealed class MetricBatch(ImmutableArray<Metric> metrics, byte[] body)
{
    public ImmutableArray<Metric> Metrics { get; } = metrics;
    public byte[] Body { get; } = body;

    public static ImmutableArray<MetricBatch> Split(string metricNamespace, ImmutableArray<Metric> metrics)
    {
        var batches = ImmutableArray.CreateBuilder<MetricBatch>();
        for (var start = 0; start < metrics.Length;)
        {
            var body = new PutMetricData(metricNamespace);
            var end = start;
            while (end < metrics.Length && body.TryAdd(metrics[end]))
            {
                end++;
            }

            batches.Add(new MetricBatch(metrics[start..end], body.ToBytes()));
            start = end;
        }

        return batches.ToImmutable();
    }
}
