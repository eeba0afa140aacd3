using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Places;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="Ruleset"/>.</summary>
public sealed class RulesetArgs : ResourceArgs
{
    /// <summary>Where the outbound endpoint and every linked VNet are.</summary>
    public required AzureLocation Location { get; init; }

    public required Input<string> ResourceGroupName { get; init; }

    public required Input<string> OutboundEndpointId { get; init; }

    /// <summary>The domain that is forwarded.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>Where to, in the order in which Azure is to try them: one to six.</summary>
    public required ImmutableArray<Ipv4Address> Targets { get; init; }

    /// <summary>The VNet whose queries follow the rules.</summary>
    public required Input<string> VnetId { get; init; }

    public required ResourceTags Tags { get; init; }
}
