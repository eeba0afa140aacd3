using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>
/// A VNet that exists, as the user wrote it. Its resolver subnets are delegated to <c>Microsoft.Network/dnsResolvers</c>, hold nothing
/// else, and the VNet leaves DNS to Azure: this program changes nothing in it.
/// </summary>
public sealed record ExistingVnetSettings
{
    private const string Subnet = "Microsoft.Network/virtualNetworks";

    public required string Path { get; init; }

    /// <value>Key <c>resourceGroup</c>, required: the name of the group that is to hold the resolver.</value>
    public string? ResourceGroup { get; init; }

    /// <value>Key <c>vnetId</c>, required: the full id.</value>
    public string? VnetId { get; init; }

    /// <value>Key <c>inboundSubnetId</c>, required: the full id.</value>
    public string? InboundSubnetId { get; init; }

    /// <value>Key <c>inboundAddress</c>, required: the static address of the inbound endpoint, within its subnet.</value>
    public Ipv4Address? InboundAddress { get; init; }

    /// <value>Key <c>outboundSubnetId</c>, required: the full id.</value>
    public string? OutboundSubnetId { get; init; }

    /// <value>Key <c>secondOutboundSubnetId</c>: required with <c>outboundEndpoints: 2</c>.</value>
    public string? SecondOutboundSubnetId { get; init; }

    /// <value>Key <c>gatewaySubnetId</c>: the id of its <c>GatewaySubnet</c>; required unless <c>link: existing</c>.</value>
    public string? GatewaySubnetId { get; init; }

    internal static ExistingVnetSettings Read(SettingsObject from)
    {
        from.Require("inboundAddress", "The endpoint's static address is expected");
        var vnet = new ExistingVnetSettings
        {
            Path = from.Path,
            ResourceGroup = from.RequiredText("resourceGroup", "The name of a resource group is expected"),
            VnetId = ResourceIdText.ReadAzure(from, "vnetId", Subnet),
            InboundSubnetId = ResourceIdText.ReadAzure(from, "inboundSubnetId", Subnet),
            InboundAddress = from.Address("inboundAddress"),
            OutboundSubnetId = ResourceIdText.ReadAzure(from, "outboundSubnetId", Subnet),
            SecondOutboundSubnetId = IfWritten("secondOutboundSubnetId"),
            GatewaySubnetId = IfWritten("gatewaySubnetId"),
        };

        string? IfWritten(string key) => from.Has(key) ? ResourceIdText.ReadAzure(from, key, Subnet) : null;
        from.RefuseUnknownKeys();
        return vnet;
    }
}
