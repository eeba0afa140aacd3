using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A VPC that this program uses and does not declare.</summary>
public sealed record ExistingVpc
{
    public required string VpcId { get; init; }

    public required ImmutableArray<ExistingSubnet> Inbound { get; init; }

    public required ImmutableArray<ExistingSubnet> Outbound { get; init; }

    public required ImmutableArray<ExistingSubnet> Workload { get; init; }

    public required ImmutableArray<ExistingSubnet> Transit { get; init; }

    public required ImmutableArray<string> RouteTableIds { get; init; }

    /// <summary>Whether the checker gets an interface endpoint of its own.</summary>
    public required bool CreateMonitoringEndpoint { get; init; }
}

/// <summary>A subnet that exists, with the range that it must have.</summary>
public sealed record ExistingSubnet(string Id, Ipv4Cidr Cidr);
