using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Host;

/// <summary>One datum of a PutMetricData request.</summary>
/// <param name="Timestamp">When it was measured; <see langword="null"/> leaves that to the arrival.</param>
public sealed record MetricDatum(
    string Namespace,
    string Name,
    ImmutableSortedDictionary<string, string> Dimensions,
    DateTimeOffset? Timestamp,
    double SampleCount,
    double Sum,
    double Minimum,
    double Maximum);
