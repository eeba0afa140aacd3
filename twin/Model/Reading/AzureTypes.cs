namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Type tokens of the Azure provider that the model reads.</summary>
internal static class AzureTypes
{
    public const string VirtualNetwork = "azure-native:network:VirtualNetwork";
    public const string Subnet = "azure-native:network:Subnet";
    public const string Peering = "azure-native:network:VirtualNetworkPeering";
    public const string PublicAddress = "azure-native:network:PublicIPAddress";
    public const string Gateway = "azure-native:network:VirtualNetworkGateway";
    public const string GatewayConnection = "azure-native:network:VirtualNetworkGatewayConnection";
    public const string LocalGateway = "azure-native:network:LocalNetworkGateway";
    public const string DnsResolver = "azure-native:dnsresolver:DnsResolver";
    public const string InboundEndpoint = "azure-native:dnsresolver:InboundEndpoint";
    public const string OutboundEndpoint = "azure-native:dnsresolver:OutboundEndpoint";
    public const string Ruleset = "azure-native:dnsresolver:DnsForwardingRuleset";
    public const string ForwardingRule = "azure-native:dnsresolver:ForwardingRule";
    public const string RulesetLink = "azure-native:dnsresolver:PrivateResolverVirtualNetworkLink";
    public const string PrivateZone = "azure-native:privatedns:PrivateZone";
    public const string PrivateZoneLink = "azure-native:privatedns:VirtualNetworkLink";
    public const string PrivateRecordSet = "azure-native:privatedns:PrivateRecordSet";
}
