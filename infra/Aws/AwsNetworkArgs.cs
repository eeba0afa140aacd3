using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Aws;

/// <summary>Arguments of <see cref="AwsNetwork"/>.</summary>
public sealed class AwsNetworkArgs : ResourceArgs
{
    /// <summary>The address plan.</summary>
    public required AwsSide Side { get; init; }

    /// <summary>
    /// The servers that an outbound endpoint will ask, for which there are subnets of their own. Default: none, and no such subnets.
    /// </summary>
    public ImmutableArray<Ipv4Cidr> Servers { get; init; } = [];

    /// <summary>Whether a transit gateway will be attached, for which there are subnets of their own. Default false.</summary>
    public bool Transit { get; init; }

    /// <summary>Ranges that may ask the inbound endpoint. Used where security groups track nothing and so name no source.</summary>
    public ImmutableArray<Ipv4Cidr> Sources { get; init; } = [];

    public required ResourceTags Tags { get; init; }
}
