using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>One data point.</summary>
internal sealed class Metric(
    string name,
    double value,
    string? unit,
    ImmutableArray<KeyValuePair<string, string>> dimensions,
    DateTimeOffset timestamp)
{
    public string Name { get; } = name;
    public double Value { get; } = value;

    /// <summary>A unit of CloudWatch; <see langword="null"/> for a plain number.</summary>
    public string? Unit { get; } = unit;

    public ImmutableArray<KeyValuePair<string, string>> Dimensions { get; } = dimensions;
    public DateTimeOffset Timestamp { get; } = timestamp;
}
