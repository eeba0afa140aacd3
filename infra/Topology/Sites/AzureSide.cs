using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>
/// The Azure side of a site and its address plan. The VNet's first /24 is for DNS and the gateway: /28 number 0 holds the inbound
/// endpoint, 1 and 2 the outbound ones, the third /27 the gateway. The second /24 is for workloads, where the user names no other.
/// A VNet that exists brings its own subnets.
/// </summary>
public sealed record AzureSide
{
    /// <summary>The first host address that Azure leaves free: it keeps the first four of every subnet and the last.</summary>
    private const uint FirstFree = 4;

    public required AzureLocation Location { get; init; }

    public required Ipv4Cidr VnetCidr { get; init; }

    /// <summary>
    /// Whether the VNet is declared as two halves. Its gateway then advertises these, and a transit gateway elsewhere prefers them to the
    /// static route to the whole, which stays when the peering that it names leads nowhere any more.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"/>
    public bool Halved { get; init; }

    public ImmutableArray<Ipv4Cidr> AddressSpace => Halved
        ? [VnetCidr.Subnet(VnetCidr.PrefixLength + 1, 0), VnetCidr.Subnet(VnetCidr.PrefixLength + 1, 1)]
        : [VnetCidr];

    /// <summary>Where workloads are; the whole VNet where it exists.</summary>
    public required Ipv4Cidr WorkloadSubnet { get; init; }

    /// <summary>1 or 2.</summary>
    public int OutboundEndpoints { get; init; } = 1;

    /// <summary>1 or 2.</summary>
    public int Rulesets { get; init; } = 1;

    /// <summary>The VNet, where it is not this program's to declare.</summary>
    public ExistingVnet? Existing { get; init; }

    public ImmutableArray<VnetSpoke> Spokes { get; init; } = [];

    public Ipv4Cidr InboundSubnet => VnetCidr.Subnet(28, 0);

    public ImmutableArray<Ipv4Cidr> OutboundSubnets =>
        [.. Enumerable.Range(1, OutboundEndpoints).Select(index => VnetCidr.Subnet(28, (uint)index))];

    public Ipv4Cidr GatewaySubnet => VnetCidr.Subnet(27, 2);

    /// <summary>The static address of the inbound endpoint.</summary>
    public Ipv4Address InboundAddress => Existing?.InboundAddress ?? InboundSubnet.AddressAt(FirstFree);

    /// <summary>Whether a workload can have the address.</summary>
    public bool IsForWorkloads(Ipv4Address address) =>
        WorkloadSubnet.Contains(address) && address >= WorkloadSubnet.AddressAt(FirstFree) && address < WorkloadSubnet.Last;
}
