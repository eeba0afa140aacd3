using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Aws;

/// <summary>Arguments of <see cref="OutboundResolver"/>.</summary>
public sealed class OutboundResolverArgs : ResourceArgs
{
    /// <summary>The address plan: which address is pinned in which subnet.</summary>
    public required AwsSide Side { get; init; }

    public required Input<string> VpcId { get; init; }

    /// <summary>Subnets in the order of the address plan.</summary>
    public required ImmutableArray<Output<string>> SubnetIds { get; init; }

    /// <summary>The servers asked, named where the security group tracks flows.</summary>
    public required ImmutableArray<Ipv4Cidr> Servers { get; init; }

    /// <summary>What is forwarded where: each domain with at least two servers.</summary>
    public required ImmutableArray<ForwardedDomain> Domains { get; init; }

    /// <summary>Whether deleting the endpoint is refused. Default false.</summary>
    public bool Protect { get; init; }

    public required ResourceTags Tags { get; init; }
}
