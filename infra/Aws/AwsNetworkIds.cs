using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Aws;

/// <summary>What others need of a site's VPC, whether it was declared or existed.</summary>
public sealed record AwsNetworkIds
{
    public required Output<string> VpcId { get; init; }

    /// <summary>Subnets of the inbound endpoint, in the order of the address plan.</summary>
    public required ImmutableArray<Output<string>> InboundSubnetIds { get; init; }

    /// <summary>ARNs of the same.</summary>
    public required ImmutableArray<Output<string>> InboundSubnetArns { get; init; }

    /// <summary>Subnets of the outbound endpoint; none where there is no such endpoint.</summary>
    public required ImmutableArray<Output<string>> OutboundSubnetIds { get; init; }

    public required ImmutableArray<Output<string>> WorkloadSubnetIds { get; init; }

    /// <summary>Subnets of a transit gateway's attachment; none where there is no transit gateway.</summary>
    public required ImmutableArray<Output<string>> TransitSubnetIds { get; init; }

    /// <summary>Every route table from which other networks must be reached, by the name of what it serves.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> RouteTableIds { get; init; }
}
