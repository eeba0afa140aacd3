using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Places;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="AzureZones"/>.</summary>
public sealed class AzureZonesArgs : ResourceArgs
{
    /// <summary>Where the zones' resource group is noted down; the zones themselves are global.</summary>
    public required AzureLocation Location { get; init; }

    public required ImmutableArray<AzureDomain> Domains { get; init; }

    /// <summary>Every VNet that sees the zones, by name.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> VnetIds { get; init; }

    public required ResourceTags Tags { get; init; }
}
