using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.Resources;
using SubnetArgs = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// The resource group and VNet of a site. Subnets are declared inside the VNet: Azure refuses parallel writes to the subnets of one VNet, and
/// leaves DNS to Azure, without which no ruleset is asked.
/// </summary>
public sealed class AzureNetwork : ComponentResource
{
    private const string Inbound = "dns-inbound";
    private const string Outbound = "dns-outbound";

    public AzureNetwork(string name, AzureNetworkArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureNetwork", name, options)
    {
        var location = args.Side.Location.Name;
        var group = new ResourceGroup(name, new ResourceGroupArgs
        {
            Location = location,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        ResourceGroupName = group.Name;

        var vnet = new VirtualNetwork(name, new VirtualNetworkArgs
        {
            ResourceGroupName = ResourceGroupName,
            Location = location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { args.Side.VnetCidr.ToString() } },
            Subnets =
            {
                Plain("workload", args.Side.WorkloadSubnet),
                ForResolver(Inbound, args.Side.InboundSubnet),
                ForResolver(Outbound, args.Side.OutboundSubnet),
                Plain("GatewaySubnet", args.Side.GatewaySubnet),
            },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        VnetId = vnet.Id;
        InboundSubnetId = SubnetId(Inbound);
        OutboundSubnetId = SubnetId(Outbound);
        GatewaySubnetId = SubnetId("GatewaySubnet");
        RegisterOutputs();
    }

    [Output]
    public Output<string> ResourceGroupName { get; private set; }

    [Output]
    public Output<string> VnetId { get; private set; }

    [Output]
    public Output<string> InboundSubnetId { get; private set; }

    [Output]
    public Output<string> OutboundSubnetId { get; private set; }

    [Output]
    public Output<string> GatewaySubnetId { get; private set; }

    private static SubnetArgs Plain(string name, Ipv4Cidr range) => new() { Name = name, AddressPrefix = range.ToString() };

    private static SubnetArgs ForResolver(string name, Ipv4Cidr range) => new()
    {
        Name = name,
        AddressPrefix = range.ToString(),
        Delegations = { new DelegationArgs { Name = "dns-resolver", ServiceName = "Microsoft.Network/dnsResolvers" } },
    };

    private Output<string> SubnetId(string name) => Output.Format($"{VnetId}/subnets/{name}");
}
