using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>One data point.</summary>
/// <param name="Unit">A unit of CloudWatch; <see langword="null"/> for a plain number.</param>
internal sealed record Metric(
    string Name,
    double Value,
    string? Unit,
    ImmutableArray<KeyValuePair<string, string>> Dimensions,
    DateTimeOffset Timestamp);
