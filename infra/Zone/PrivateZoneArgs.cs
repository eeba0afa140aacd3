using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;
using Pulumi;

namespace CrossCloudDns.Infra.Zone;

/// <summary>Arguments of <see cref="PrivateZone"/>.</summary>
public sealed class PrivateZoneArgs : ResourceArgs
{
    public required DomainName Domain { get; init; }

    /// <summary>Every VPC that sees the zone, at least one.</summary>
    public required ImmutableArray<ZoneNetwork> Networks { get; init; }

    /// <summary>Seconds a resolver may remember that a name does not exist.</summary>
    public required int NegativeTtlSeconds { get; init; }

    /// <summary>Whether deleting the zone is refused. Default false.</summary>
    public bool Protect { get; init; }

    public required ResourceTags Tags { get; init; }
}
