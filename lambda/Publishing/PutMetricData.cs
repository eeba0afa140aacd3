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

    public PutMetricData(string metricNamespace)
    {
        _body = new StringBuilder("Action=PutMetricData&Version=2010-08-01");
        Append("Namespace", metricNamespace);
    }

    public int Count { get; private set; }

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(_body.ToString());

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
        var member = $"MetricData.member.{number}.";
        Append(member + "MetricName", metric.Name);
        for (var index = 0; index < metric.Dimensions.Length; index++)
        {
            var dimension = $"{member}Dimensions.member.{index + 1}.";
            Append(dimension + "Name", metric.Dimensions[index].Key);
            Append(dimension + "Value", metric.Dimensions[index].Value);
        }

        Append(member + "Timestamp", metric.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Append(member + "Value", metric.Value.ToString("R", CultureInfo.InvariantCulture));
        // Route 53 follows alarms on metrics of standard resolution only.
        Append(member + "StorageResolution", "60");
        if (metric.Unit is { } unit)
        {
            Append(member + "Unit", unit);
        }
    }

    private void Append(string name, string value) => _body.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
