using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using AddressArgs = Pulumi.AzureNative.Network.PublicIPAddressArgs;
using GatewayArgs = Pulumi.AzureNative.Network.VirtualNetworkGatewayArgs;

namespace CrossCloudDns.Infra.Link;

/// <summary>
/// The Azure gateway: active-active and zone-redundant, with two inside addresses on each instance. Active-passive gateways take a single
/// one, which is one tunnel.
/// </summary>
internal sealed class AzureVpnGateway : ComponentResource
{
    private const int Instances = 2;
    private const string ResourceType = "Microsoft.Network/virtualNetworkGateways";

    private readonly Output<string> _resourceId;

    public AzureVpnGateway(string name, SiteToSiteVpnArgs args, Resource parent)
        : base("cross-cloud-dns:infra:AzureVpnGateway", name, new ComponentResourceOptions { Parent = parent })
    {
        var addresses = Enumerable.Range(0, Instances).Select(instance => DeclareAddress(name, instance, args)).ToList();
        PublicAddresses = [.. addresses.Select(address => address.IpAddress.Apply(text => text!))];
        _resourceId = Output.Format(
            $"/subscriptions/{args.SubscriptionId}/resourceGroups/{args.ResourceGroupName}/providers/{ResourceType}/{args.GatewayName}");

        var gateway = new VirtualNetworkGateway(name, new GatewayArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            VirtualNetworkGatewayName = args.GatewayName,
            GatewayType = VirtualNetworkGatewayType.Vpn,
            VpnType = VpnType.RouteBased,
            VpnGatewayGeneration = args.Plan.Sku == "VpnGw1AZ" ? VpnGatewayGeneration.Generation1 : VpnGatewayGeneration.Generation2,
            Sku = new VirtualNetworkGatewaySkuArgs { Name = args.Plan.Sku, Tier = args.Plan.Sku },
            ActiveActive = true,
            EnableBgp = true,
            IpConfigurations = addresses.Select((address, instance) => new VirtualNetworkGatewayIPConfigurationArgs
            {
                Name = ConfigurationName(instance),
                PrivateIPAllocationMethod = IPAllocationMethod.Dynamic,
                PublicIPAddress = new SubResourceArgs { Id = address.Id },
                Subnet = new SubResourceArgs { Id = args.GatewaySubnetId },
            }).ToArray(),
            BgpSettings = new BgpSettingsArgs
            {
                Asn = args.Plan.AzureAsn,
                BgpPeeringAddresses = Enumerable.Range(0, Instances).Select(instance => new IPConfigurationBgpPeeringAddressArgs
                {
                    IpconfigurationId = ConfigurationId(instance),
                    CustomBgpIpAddresses = args.Plan.Tunnels.Where(tunnel => tunnel.AzureInstance == instance)
                        .Select(tunnel => tunnel.AzureInside.ToString()).ToArray(),
                }).ToArray(),
            },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions
        {
            Parent = this,
            DeleteBeforeReplace = true,

            // Azure itself says 45 minutes or more, for a change of size as well.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromMinutes(90),
                Update = TimeSpan.FromMinutes(90),
                Delete = TimeSpan.FromMinutes(60),
            },
        });
        Id = gateway.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> Id { get; private set; }

    /// <summary>The public address of each instance.</summary>
    public ImmutableArray<Output<string>> PublicAddresses { get; }

    /// <summary>The full id of an instance's configuration; Azure expands no short form here.</summary>
    public Output<string> ConfigurationId(int instance) => Output.Format($"{_resourceId}/ipConfigurations/{ConfigurationName(instance)}");

    private static string ConfigurationName(int instance) => string.Create(CultureInfo.InvariantCulture, $"instance{instance}");

    private PublicIPAddress DeclareAddress(string name, int instance, SiteToSiteVpnArgs args) => new(
        string.Create(CultureInfo.InvariantCulture, $"{name}-{instance + 1}"), new AddressArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            PublicIPAllocationMethod = IPAllocationMethod.Static,
            Sku = new PublicIPAddressSkuArgs { Name = PublicIPAddressSkuName.Standard },
            Zones = args.Plan.PublicIpZones.ToArray(),
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
}
