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

    /// <summary>Joins the sites that have a transit gateway. To be called last.</summary>
    public void DeclareMesh()
    {
        if (_peers.Count > 1)
        {
            _ = new TransitMesh("mesh", new TransitMeshArgs { Peers = [.. _peers] });
        }
    }

    private Output<string> DeclareHub(SiteDeclaration declared, VpnPlan plan)
    {
        var site = declared.Site;
        var joined = stack.Topology.Sites.Where(other => other.Name == site.Name || other.Link is Link.TransitGateway);
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
        _peers.Add(new TransitPeer(site.Name, site.Aws.Region.Code, hub.GatewayId, hub.RouteTableId, Ranges(site), declared.Tags));
        return hub.GatewayId;
    }

    private static ImmutableArray<Ipv4Cidr> Ranges(Site site) => [site.Aws.VpcCidr, site.Azure.VnetCidr];

    private void DeclareVpn(SiteDeclaration declared, VpnPlan plan, Input<string>? vpnGatewayId, Input<string>? transitGatewayId) =>
        _ = new SiteToSiteVpn($"{declared.Site}-vpn", new SiteToSiteVpnArgs
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
}
