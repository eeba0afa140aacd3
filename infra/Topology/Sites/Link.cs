namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>What joins the AWS side of a site to its Azure side.</summary>
public abstract record Link
{
    private Link()
    {
    }

    /// <summary>
    /// Something that this program does not declare: ExpressRoute, Direct Connect, a firewall. It is taken to reach every site.
    /// </summary>
    public sealed record Existing : Link;

    /// <summary>
    /// An active-active BGP VPN of four tunnels between a virtual private gateway and a VPN gateway. Other sites are reached through Azure,
    /// if at all.
    /// </summary>
    public sealed record Vpn(VpnPlan Plan) : Link;

    /// <summary>
    /// The same VPN into a transit gateway, which is peered with those of all other sites: every site reaches every other.
    /// </summary>
    public sealed record TransitGateway(VpnPlan Plan) : Link;

    /// <summary>The VPN, where there is one.</summary>
    public VpnPlan? Tunnels => this switch
    {
        Vpn vpn => vpn.Plan,
        TransitGateway transit => transit.Plan,
        _ => null,
    };

    /// <summary>Whether the site's networks reach those of another site.</summary>
    /// <param name="vnetToVnet">Whether the Azure gateways of the sites are connected with each other.</param>
    public bool Reaches(Link other, bool vnetToVnet) =>
        (this is Existing && other is Existing) || (this is TransitGateway && other is TransitGateway)
        || (vnetToVnet && Tunnels is not null && other.Tunnels is not null);
}
