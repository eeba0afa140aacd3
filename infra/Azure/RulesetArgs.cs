using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Places;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="Ruleset"/>.</summary>
public sealed class RulesetArgs : ResourceArgs
{
    /// <summary>Where the outbound endpoints and every linked VNet are.</summary>
    public required AzureLocation Location { get; init; }

    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>One or two.</summary>
    public required ImmutableArray<Output<string>> OutboundEndpointIds { get; init; }

    /// <summary>What is forwarded where, each with one to six targets in the order in which Azure is to try them.</summary>
    public required ImmutableArray<ForwardedDomain> Domains { get; init; }

    /// <summary>The VNets whose queries follow the rules, by name; each is in no other ruleset.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> VnetIds { get; init; }

    public required ResourceTags Tags { get; init; }
}
