using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Domains;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="AzureZones"/>.</summary>
public sealed class AzureZonesArgs : ResourceArgs
{
    public required Input<string> ResourceGroupName { get; init; }

    public required ImmutableArray<AzureDomain> Domains { get; init; }

    /// <summary>Every VNet that sees the zones, by name.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> VnetIds { get; init; }

    public required ResourceTags Tags { get; init; }
}
