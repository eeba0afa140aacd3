using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;
using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="AzureQueryLog"/>.</summary>
public sealed class AzureQueryLogArgs : ResourceArgs
{
    public required string Location { get; init; }

    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>VNets under the policy, by name; each is under no other.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> VnetIds { get; init; }

    /// <summary>30 to 730.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Domains that are refused.</summary>
    public required ImmutableArray<DomainName> BlockedDomains { get; init; }

    public required ResourceTags Tags { get; init; }
}
