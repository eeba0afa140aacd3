using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>
/// The Azure side of a site and its address plan. The VNet's first /24 is for DNS and the gateway: /28 number 0 holds the inbound
/// endpoint, 1 and 2 the outbound ones, the third /27 the gateway. The second /24 is for workloads, where the user names no other.
/// </summary>
public sealed record AzureSide
{
    /// <summary>The first host address that Azure leaves free: it keeps the first four of every subnet and the last.</summary>
    private const uint FirstFree = 4;

    public required AzureLocation Location { get; init; }

    public required Ipv4Cidr VnetCidr { get; init; }

    public required Ipv4Cidr WorkloadSubnet { get; init; }

    public Ipv4Cidr InboundSubnet => VnetCidr.Subnet(28, 0);

    public Ipv4Cidr OutboundSubnet => VnetCidr.Subnet(28, 1);

    public Ipv4Cidr GatewaySubnet => VnetCidr.Subnet(27, 2);

    /// <summary>The static address of the inbound endpoint.</summary>
    public Ipv4Address InboundAddress => InboundSubnet.AddressAt(FirstFree);

    /// <summary>Whether a workload can have the address.</summary>
    public bool IsForWorkloads(Ipv4Address address) =>
        WorkloadSubnet.Contains(address) && address >= WorkloadSubnet.AddressAt(FirstFree) && address < WorkloadSubnet.Last;

    internal static AzureSide? Plan(AzureSiteSettings settings, SettingsProblems problems)
    {
        AddressPlanLimits.RequireSize(
            problems, $"{settings.Path}.vnetCidr", settings.VnetCidr, 8, 23, "A VNet for this plan is /8 to /23");
        if (settings is not { Location: { } location, VnetCidr: { PrefixLength: >= 8 and <= 23 } vnet })
        {
            return null;
        }

        var dns = vnet.Subnet(24, 0);
        var workload = settings.WorkloadCidr ?? vnet.Subnet(24, 1);
        if (!vnet.Contains(workload) || workload.Overlaps(dns) || workload.PrefixLength > 29)
        {
            problems.Add(
                SettingsDiagnostic.RangeSize, $"{settings.Path}.workloadCidr", $"is {workload}",
                $"A range of /29 or larger within {vnet} and outside {dns} is expected, which holds the resolver's subnets", "Move it");
        }

        return new AzureSide { Location = location, VnetCidr = vnet, WorkloadSubnet = workload };
    }
}
