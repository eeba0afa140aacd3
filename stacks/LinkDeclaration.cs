using System.Collections.Immutable;
using CrossCloudDns.Infra.Link;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Link = CrossCloudDns.Infra.Topology.Sites.Link;

namespace CrossCloudDns.Stacks;

/// <summary>What joins the two sides of each site, and the sites with each other.</summary>
internal sealed class LinkDeclaration(StackContext stack)
{
    private readonly List<TransitPeer> _peers = [];
    private readonly List<GatewayPeer> _gateways = [];

    /// <summary>Declares the link of one site.</summary>
    public void Declare(SiteDeclaration declared)
    {
        var site = declared.Site;
        switch (site.Link)
        {
            case Link.Vpn vpn:
                var gateway = new PrivateGateway($"{site}-gateway", new PrivateGatewayArgs
                {
                    Region = site.Aws.Region.Code,
                    Plan = vpn.Plan,
                    VpcId = declared.Aws.VpcId,
                    RouteTableIds = declared.Aws.RouteTableIds,
                    Tags = declared.Tags,
                });
                DeclareVpn(declared, vpn.Plan, gateway.GatewayId, null);
                break;
            case Link.TransitGateway transit:
                DeclareVpn(declared, transit.Plan, null, DeclareHub(declared, transit.Plan));
                break;
            case Link.Existing:
                break;
        }
    }

    /// <summary>Joins the transit gateways of all sites, and their Azure gateways. To be called last.</summary>
    public void DeclareMesh()
    {
        if (_peers.Count > 1)
        {
            _ = new TransitMesh("mesh", new TransitMeshArgs { Peers = [.. _peers] });
        }

        if (VnetToVnet && _gateways.Count > 1)
        {
            _ = new GatewayMesh("gateway-mesh", new GatewayMeshArgs { Peers = [.. _gateways] });
        }
    }

    private bool VnetToVnet => stack.Topology.Settings.VnetToVnet;

    private Output<string> DeclareHub(SiteDeclaration declared, VpnPlan plan)
    {
        var site = declared.Site;
        var joined = stack.Topology.Sites.Where(other => other.Name == site.Name || site.Link.Reaches(other.Link, VnetToVnet));
        var hub = new TransitHub($"{site}-transit", new TransitHubArgs
        {
            Region = site.Aws.Region.Code,
            Plan = plan,
            VpcId = declared.Aws.VpcId,
            SubnetIds = declared.Aws.TransitSubnetIds,
            RouteTableIds = declared.Aws.RouteTableIds,
            Remote = [.. joined.SelectMany(other => Ranges(other)).Where(range => range != site.Aws.VpcCidr)],
            Tags = declared.Tags,
        });
        _peers.Add(new TransitPeer(site.Name, site.Aws.Region.Code, hub.GatewayId, hub.RouteTableId, Ranges(site), declared.Tags,
            site.Azure.Halved ? site.Azure.VnetCidr : null));
        return hub.GatewayId;
    }

    private static ImmutableArray<Ipv4Cidr> Ranges(Site site) => [site.Aws.VpcCidr, site.Azure.VnetCidr];

    private void DeclareVpn(SiteDeclaration declared, VpnPlan plan, Input<string>? vpnGatewayId, Input<string>? transitGatewayId)
    {
        var vpn = new SiteToSiteVpn($"{declared.Site}-vpn", new SiteToSiteVpnArgs
        {
            Region = declared.Site.Aws.Region.Code,
            Location = declared.Site.Azure.Location.Name,
            Plan = plan,
            VpnGatewayId = vpnGatewayId,
            TransitGatewayId = transitGatewayId,
            GatewayName = $"{stack.Prefix}-{declared.Site}",
            SubscriptionId = stack.SubscriptionId,
            ResourceGroupName = declared.Azure.ResourceGroupName,
            GatewaySubnetId = declared.Azure.GatewaySubnetId!,
            Tags = declared.Tags,
        });
        _gateways.Add(new GatewayPeer(
            declared.Site.Name,
            declared.Site.Azure.Location.Name,
            declared.Azure.ResourceGroupName,
            vpn.VirtualNetworkGatewayId,
            declared.Tags));
    }
}
