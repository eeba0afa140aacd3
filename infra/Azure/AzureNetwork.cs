using System.Globalization;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.Resources;
using SubnetArgs = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// The resource group and VNet of a site. Subnets are declared inside the VNet, because Azure refuses parallel writes to the subnets of one
/// VNet. DNS is left to Azure, without which no ruleset is asked.
/// </summary>
public sealed class AzureNetwork : ComponentResource
{
    private const string Inbound = "dns-inbound";
    private const string Gateway = "GatewaySubnet";

    public AzureNetwork(string name, AzureNetworkArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureNetwork", name, options)
    {
        var location = args.Side.Location.Name;
        var group = new ResourceGroup(name, new ResourceGroupArgs
        {
            Location = location,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        var outbound = args.Side.OutboundSubnets.Select((range, index) => (Name: Outbound(index), Range: range)).ToList();
        var vnet = new VirtualNetwork(name, new VirtualNetworkArgs
        {
            ResourceGroupName = group.Name,
            Location = location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = args.Side.AddressSpace.Select(range => range.ToString()).ToArray() },
            Subnets = new[] { Plain("workload", args.Side.WorkloadSubnet), ForResolver(Inbound, args.Side.InboundSubnet) }
                .Concat(outbound.Select(subnet => ForResolver(subnet.Name, subnet.Range)))
                .Append(Plain(Gateway, args.Side.GatewaySubnet)).ToArray(),
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        VnetId = vnet.Id;
        Ids = new AzureNetworkIds
        {
            ResourceGroupName = group.Name,
            VnetId = VnetId,
            InboundSubnetId = SubnetId(Inbound),
            OutboundSubnetIds = [.. outbound.Select(subnet => SubnetId(subnet.Name))],
            GatewaySubnetId = SubnetId(Gateway),
        };
        RegisterOutputs();
    }

    [Output]
    public Output<string> VnetId { get; private set; }

    public AzureNetworkIds Ids { get; }

    private static string Outbound(int index) =>
        index == 0 ? "dns-outbound" : string.Create(CultureInfo.InvariantCulture, $"dns-outbound-{index + 1}");

    private static SubnetArgs Plain(string name, Ipv4Cidr range) => new() { Name = name, AddressPrefix = range.ToString() };

    private static SubnetArgs ForResolver(string name, Ipv4Cidr range) => new()
    {
        Name = name,
        AddressPrefix = range.ToString(),
        Delegations = { new DelegationArgs { Name = "dns-resolver", ServiceName = "Microsoft.Network/dnsResolvers" } },
    };

    private Output<string> SubnetId(string name) => Output.Format($"{VnetId}/subnets/{name}");
}
