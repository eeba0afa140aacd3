using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Records;

/// <summary>A record that chooses nothing.</summary>
/// <param name="FullName">The whole name, without the final dot.</param>
public sealed record PlainRecord(string FullName, string Type, int TtlSeconds, ImmutableArray<string> Values);
