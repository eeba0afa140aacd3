using System.Globalization;
using System.Text;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>The body of one PutMetricData request, in the form encoding of the AWS Query protocol.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html"/>
internal sealed class PutMetricData
{
    /// <summary>Metrics that one request may carry.</summary>
    public const int MostMetrics = 1000;

    /// <summary>Bytes that one request may have.</summary>
    public const int MostBytes = 1_000_000;

    private readonly StringBuilder _body;

    /// <summary>The moment of the last metric, which is most likely that of the next.</summary>
    private (DateTimeOffset At, string Text) _timestamp;

    public PutMetricData(string metricNamespace)
    {
        _body = new StringBuilder("Action=PutMetricData&Version=2010-08-01");
        Append("&", "Namespace", metricNamespace);
    }

    public int Count { get; private set; }

    public byte[] ToBytes()
    {
        var bytes = new byte[_body.Length];
        var at = 0;
        foreach (var chunk in _body.GetChunks())
        {
            at += Encoding.ASCII.GetBytes(chunk.Span, bytes.AsSpan(at));
        }

        return bytes;
    }

    /// <summary>Adds a metric, unless the request is full.</summary>
    public bool TryAdd(Metric metric)
    {
        if (Count == MostMetrics)
        {
            return false;
        }

        var before = _body.Length;
        Append(Count + 1, metric);
        if (_body.Length > MostBytes && Count > 0)
        {
            _body.Length = before;
            return false;
        }

        Count++;
        return true;
    }

    private void Append(int number, Metric metric)
    {
        var member = $"&MetricData.member.{number}.";
        Append(member, "MetricName", metric.Name);
        for (var index = 0; index < metric.Dimensions.Length; index++)
        {
            var dimension = $"{member}Dimensions.member.{index + 1}.";
            Append(dimension, "Name", metric.Dimensions[index].Key);
            Append(dimension, "Value", metric.Dimensions[index].Value);
        }

        Append(member, "Timestamp", Spelled(metric.Timestamp));
        Append(member, "Value", metric.Value.ToString("R", CultureInfo.InvariantCulture));
        // Route 53 follows alarms on metrics of standard resolution only.
        Append(member, "StorageResolution", "60");
        if (metric.Unit is { } unit)
        {
            Append(member, "Unit", unit);
        }
    }

    private string Spelled(DateTimeOffset timestamp)
    {
        if (_timestamp.Text is null || _timestamp.At != timestamp)
        {
            _timestamp = (timestamp, timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        return _timestamp.Text;
    }

    private void Append(string of, string name, string value) =>
        _body.Append(of).Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
