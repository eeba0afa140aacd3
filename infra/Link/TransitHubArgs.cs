using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Link;

/// <summary>Arguments of <see cref="TransitHub"/>.</summary>
public sealed class TransitHubArgs : ResourceArgs
{
    public required string Region { get; init; }

    public required VpnPlan Plan { get; init; }

    public required Input<string> VpcId { get; init; }

    /// <summary>One subnet in each zone, used for nothing else.</summary>
    public required ImmutableArray<Output<string>> SubnetIds { get; init; }

    /// <summary>Every route table that must reach the other networks, by a name for its resources.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> RouteTableIds { get; init; }

    /// <summary>The ranges of all other networks: the site's VNet and what the other sites have.</summary>
    public required ImmutableArray<Ipv4Cidr> Remote { get; init; }

    public required ResourceTags Tags { get; init; }
}
