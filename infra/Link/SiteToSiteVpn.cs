using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CrossCloudDns.Infra.Link;

/// <summary>
/// The VPN of a site: both instances of an Azure gateway, each joined to AWS by a VPN connection of two tunnels, all four of them up and
/// speaking BGP. Losing an instance, a tunnel or an AWS endpoint leaves at least one way.
/// </summary>
/// <seealso href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-howto-aws-bgp"/>
public sealed class SiteToSiteVpn : ComponentResource
{
    private const int Instances = 2;

    public SiteToSiteVpn(string name, SiteToSiteVpnArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:SiteToSiteVpn", name, options)
    {
        var gateway = new AzureVpnGateway($"{name}-azure", args, this);
        VirtualNetworkGatewayId = gateway.Id;
        var connections = ImmutableArray.CreateBuilder<Output<string>>();
        for (var instance = 0; instance < Instances; instance++)
        {
            connections.Add(DeclareConnection(name, instance, gateway, args));
        }

        VpnConnectionIds = connections.ToImmutable();
        RegisterOutputs();
    }

    [Output]
    public Output<string> VirtualNetworkGatewayId { get; private set; }

    /// <summary>One connection for each instance of the Azure gateway.</summary>
    public ImmutableArray<Output<string>> VpnConnectionIds { get; }

    private Output<string> DeclareConnection(string site, int instance, AzureVpnGateway gateway, SiteToSiteVpnArgs args)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{site}-{instance + 1}");
        var customer = new CustomerGateway(name, new CustomerGatewayArgs
        {
            Region = args.Region,
            Type = "ipsec.1",
            BgpAsn = args.Plan.AzureAsn.ToString(CultureInfo.InvariantCulture),
            IpAddress = gateway.PublicAddresses[instance],
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });

        var tunnels = args.Plan.Tunnels.Where(tunnel => tunnel.AzureInstance == instance).ToList();
        var keys = tunnels.ConvertAll(tunnel => PresharedKey.Declare($"{name}-tunnel-{tunnels.IndexOf(tunnel) + 1}", this));
        var connection = new VpnConnection(
            name, AwsTunnels.Of(tunnels[0], keys[0], tunnels[1], keys[1], customer.Id, args.Tags.Named(name), args),
            new CustomResourceOptions { Parent = this });
        DeclareAzureEnd($"{name}-tunnel-1", tunnels[0], keys[0], connection.Tunnel1Address, gateway, args);
        DeclareAzureEnd($"{name}-tunnel-2", tunnels[1], keys[1], connection.Tunnel2Address, gateway, args);
        return connection.Id;
    }

    private void DeclareAzureEnd(
        string name, TunnelPlan tunnel, Output<string> key, Output<string> awsAddress, AzureVpnGateway gateway, SiteToSiteVpnArgs args) =>
        _ = new AzureTunnel(name, tunnel, key, awsAddress, gateway, args, this);
}
