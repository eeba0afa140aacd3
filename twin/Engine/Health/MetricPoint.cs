using System.Text.Json.Serialization;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What was published of one metric for one moment: a value, or the statistics of several.</summary>
[method: JsonConstructor]
public sealed record MetricPoint(MetricId Metric, DateTimeOffset Timestamp, StatisticSet Values)
{
    public MetricPoint(MetricId metric, DateTimeOffset timestamp, double value)
        : this(metric, timestamp, StatisticSet.Of(value))
    {
    }
}
