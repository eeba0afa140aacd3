using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Gateway = Pulumi.AzureNative.Network.Inputs.VirtualNetworkGatewayArgs;
using LocalGateway = Pulumi.AzureNative.Network.Inputs.LocalNetworkGatewayArgs;

namespace CrossCloudDns.Infra.Link;

/// <summary>The Azure end of one tunnel: what it knows of the AWS end, and the connection itself.</summary>
internal sealed class AzureTunnel : ComponentResource
{
    private const int SaDataSizeKilobytes = 102400000;

    public AzureTunnel(
        string name, TunnelPlan tunnel, Output<string> key, Output<string> awsAddress, AzureVpnGateway gateway, SiteToSiteVpnArgs args,
        Resource parent)
        : base("cross-cloud-dns:infra:AzureTunnel", name, new ComponentResourceOptions { Parent = parent })
    {
        // The address space stays empty: routes come over BGP.
        var aws = new LocalNetworkGateway(name, new Pulumi.AzureNative.Network.LocalNetworkGatewayArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            GatewayIpAddress = awsAddress,
            BgpSettings = new BgpSettingsArgs { Asn = args.Plan.AwsAsn, BgpPeeringAddress = tunnel.AwsInside.ToString() },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        _ = new VirtualNetworkGatewayConnection(name, new VirtualNetworkGatewayConnectionArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            ConnectionType = VirtualNetworkGatewayConnectionType.IPsec,
            ConnectionProtocol = VirtualNetworkGatewayConnectionProtocol.IKEv2,
            ConnectionMode = VirtualNetworkGatewayConnectionMode.Default,
            VirtualNetworkGateway1 = new Gateway { Id = gateway.Id },
            LocalNetworkGateway2 = new LocalGateway { Id = aws.Id },
            SharedKey = key,
            EnableBgp = true,
            UsePolicyBasedTrafficSelectors = false,
            DpdTimeoutSeconds = AwsTunnels.DpdTimeoutSeconds,

            // Without these every connection takes the first inside address. Only the one of the tunnel's own instance counts; the other
            // has to be a valid one of the other instance.
            GatewayCustomBgpIpAddresses = new[] { 0, 1 }.Select(instance => new GatewayCustomBgpIpAddressIpConfigurationArgs
            {
                IpConfigurationId = gateway.ConfigurationId(instance),
                CustomBgpIpAddress = InsideOf(instance, tunnel, args).ToString(),
            }).ToArray(),
            IpsecPolicies = new IpsecPolicyArgs
            {
                IkeEncryption = IkeEncryption.AES256,
                IkeIntegrity = IkeIntegrity.SHA256,
                DhGroup = DhGroup.DHGroup14,
                IpsecEncryption = IpsecEncryption.GCMAES256,
                IpsecIntegrity = IpsecIntegrity.GCMAES256,
                PfsGroup = PfsGroup.PFS2048,
                SaLifeTimeSeconds = AwsTunnels.Phase2LifetimeSeconds,
                SaDataSizeKilobytes = SaDataSizeKilobytes,
            },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static Topology.Addresses.Ipv4Address InsideOf(int instance, TunnelPlan tunnel, SiteToSiteVpnArgs args) =>
        instance == tunnel.AzureInstance
            ? tunnel.AzureInside
            : args.Plan.Tunnels.First(other => other.AzureInstance == instance).AzureInside;
}
