using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Records;
using Pulumi;

namespace CrossCloudDns.Infra.Zone;

/// <summary>Arguments of <see cref="PlainRecords"/>.</summary>
public sealed class PlainRecordsArgs : ResourceArgs
{
    public required Input<string> ZoneId { get; init; }

    public required ImmutableArray<PlainRecord> Records { get; init; }
}
