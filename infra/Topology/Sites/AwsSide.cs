using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>
/// The AWS side of a site and its address plan. The VPC's first /24 is for DNS, in /28s: 0 to 2 hold the inbound endpoint, 4 to 6 the
/// outbound one, 8 to 10 a transit gateway's attachment. The next /24s, one for each zone, are for workloads; the rest stays free.
/// A VPC that exists brings its own subnets.
/// </summary>
public sealed record AwsSide
{
    /// <summary>Zones when the user names none.</summary>
    public const int DefaultZones = 3;

    /// <summary>Addresses that AWS lets an endpoint have.</summary>
    public const int MaximumAddresses = 6;

    /// <summary>The first host address that AWS leaves free: it keeps the first four of every subnet and the last.</summary>
    private const uint FirstFree = 4;

    private const uint OutboundBlock = 4;
    private const uint TransitBlock = 8;

    public required AwsRegion Region { get; init; }

    public required Ipv4Cidr VpcCidr { get; init; }

    /// <summary>Names of the zones, or empty where AWS is to be asked for the first <see cref="ZoneCount"/>.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    public required ConnectionTracking Tracking { get; init; }

    /// <summary>Addresses of an endpoint in each zone.</summary>
    public int IpsPerZone { get; init; } = 1;

    /// <summary>What the inbound endpoint speaks: one or two of <c>Do53</c>, <c>DoH</c>, <c>DoH-FIPS</c>.</summary>
    public ImmutableArray<string> Protocols { get; init; } = ["Do53"];

    /// <summary>The VPC, where it is not this program's to declare.</summary>
    public ExistingVpc? Existing { get; init; }

    public ImmutableArray<VpcSpoke> Spokes { get; init; } = [];

    public int ZoneCount => Existing?.Inbound.Length ?? (Zones.IsEmpty ? DefaultZones : Zones.Length);

    public ImmutableArray<Ipv4Cidr> InboundSubnets => Ranges(Existing?.Inbound) ?? Blocks(0);

    public ImmutableArray<Ipv4Cidr> OutboundSubnets => Ranges(Existing?.Outbound) ?? Blocks(OutboundBlock);

    public ImmutableArray<Ipv4Cidr> TransitSubnets => Ranges(Existing?.Transit) ?? Blocks(TransitBlock);

    public ImmutableArray<Ipv4Cidr> WorkloadSubnets => Ranges(Existing?.Workload)
        ?? [.. Enumerable.Range(1, ZoneCount).Select(index => VpcCidr.Subnet(24, (uint)index))];

    /// <summary>The pinned addresses of the inbound endpoint: first one in each zone, then the next in each.</summary>
    public ImmutableArray<EndpointAddress> InboundEndpoint => Pin(InboundSubnets, FirstFree);

    /// <summary>The pinned addresses of the outbound endpoint, clear of the inbound ones where both share subnets.</summary>
    public ImmutableArray<EndpointAddress> OutboundEndpoint =>
        Pin(OutboundSubnets, InboundSubnets.SequenceEqual(OutboundSubnets) ? FirstFree + (uint)IpsPerZone : FirstFree);

    public ImmutableArray<Ipv4Address> InboundAddresses => [.. InboundEndpoint.Select(pinned => pinned.Address)];

    private static ImmutableArray<Ipv4Cidr>? Ranges(ImmutableArray<ExistingSubnet>? subnets) =>
        subnets is { } existing ? [.. existing.Select(subnet => subnet.Cidr)] : null;

    private ImmutableArray<EndpointAddress> Pin(ImmutableArray<Ipv4Cidr> subnets, uint first) =>
    [
        .. from number in Enumerable.Range(0, IpsPerZone)
           from subnet in Enumerable.Range(0, subnets.Length)
           select new EndpointAddress(subnet, subnets[subnet].AddressAt(first + (uint)number)),
    ];

    private ImmutableArray<Ipv4Cidr> Blocks(uint first) =>
        [.. Enumerable.Range(0, ZoneCount).Select(zone => VpcCidr.Subnet(28, first + (uint)zone))];
}
