using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Numbers of one site's VPN.</summary>
/// <param name="AwsAsn">BGP number of the AWS gateway.</param>
/// <param name="AzureAsn">BGP number of the Azure gateway.</param>
/// <param name="Sku">Azure's gateway size, zone-redundant, as <c>VpnGw1AZ</c>.</param>
/// <param name="PublicIpZones">Azure zones of the gateway's public addresses; empty in a location without zones.</param>
/// <param name="Tunnels">Two tunnels for each instance of the Azure gateway, in the order instance 0, instance 1.</param>
public sealed record VpnPlan(int AwsAsn, int AzureAsn, string Sku, ImmutableArray<string> PublicIpZones, ImmutableArray<TunnelPlan> Tunnels)
{
    /// <summary>Azure takes inside addresses from 169.254.21.0 to 169.254.22.255, of which a site uses two /29: one in each /24.</summary>
    /// <seealso href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-howto-aws-bgp"/>
    public const int MaximumSites = 32;

    private static readonly Ipv4Cidr First = Ipv4Cidr.Parse("169.254.21.0/24");
    private static readonly Ipv4Cidr Second = Ipv4Cidr.Parse("169.254.22.0/24");

    /// <summary>Equality that looks into the lists.</summary>
    public bool Equals(VpnPlan? other) =>
        other is not null && (AwsAsn, AzureAsn, Sku) == (other.AwsAsn, other.AzureAsn, other.Sku)
        && PublicIpZones.SequenceEqual(other.PublicIpZones) && Tunnels.SequenceEqual(other.Tunnels);

    public override int GetHashCode() => HashCode.Combine(AwsAsn, AzureAsn, Sku, PublicIpZones.Length, Tunnels.Length);

    /// <summary>The inside addresses of a site's four tunnels, distinct across sites.</summary>
    /// <param name="site">0 to 31, the site's place among the sites.</param>
    internal static ImmutableArray<TunnelPlan> PlanTunnels(int site) =>
    [
        .. from instance in Enumerable.Range(0, 2)
           from range in new[] { First, Second }
           select new TunnelPlan(instance, range.Subnet(30, (uint)((site * 2) + instance))),
    ];
}
