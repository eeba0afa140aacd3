using CrossCloudDns.Twin.Model.Reading;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>Type tokens that rules look for: those that the model reads, and more.</summary>
internal static class ResourceType
{
    public const string AwsProvider = "pulumi:providers:aws";

    public const string Vpc = AwsTypes.Vpc;
    public const string Subnet = AwsTypes.Subnet;
    public const string SecurityGroup = AwsTypes.SecurityGroup;
    public const string SecurityGroupRule = AwsTypes.SecurityGroupRule;
    public const string IngressRule = AwsTypes.IngressRule;
    public const string EgressRule = AwsTypes.EgressRule;
    public const string NetworkAcl = "aws:ec2/networkAcl:NetworkAcl";
    public const string NetworkAclAssociation = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
    public const string NetworkAclRule = "aws:ec2/networkAclRule:NetworkAclRule";
    public const string RouteTable = "aws:ec2/routeTable:RouteTable";
    public const string RouteTableAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string Route = "aws:ec2/route:Route";
    public const string DhcpOptions = "aws:ec2/vpcDhcpOptions:VpcDhcpOptions";
    public const string DhcpOptionsAssociation = "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation";
    public const string VpcEndpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    public const string NatGateway = "aws:ec2/natGateway:NatGateway";
    public const string CustomerGateway = AwsTypes.CustomerGateway;
    public const string VpnConnection = AwsTypes.VpnConnection;
    public const string VpnGateway = AwsTypes.VpnGateway;
    public const string VpnGatewayAttachment = AwsTypes.VpnGatewayAttachment;
    public const string RoutePropagation = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";
    public const string TransitGatewayVpcAttachment = AwsTypes.TransitGatewayAttachment;

    public const string ResolverEndpoint = AwsTypes.ResolverEndpoint;
    public const string ResolverRule = AwsTypes.ResolverRule;
    public const string ResolverRuleAssociation = AwsTypes.ResolverRuleAssociation;
    public const string HostedZone = AwsTypes.Zone;
    public const string ZoneAssociation = AwsTypes.ZoneAssociation;
    public const string Record = AwsTypes.Record;
    public const string HealthCheck = AwsTypes.HealthCheck;

    public const string MetricAlarm = AwsTypes.MetricAlarm;
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Function = AwsTypes.Function;
    public const string Schedule = AwsTypes.Schedule;
    public const string Role = "aws:iam/role:Role";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string Policy = "aws:iam/policy:Policy";

    public const string VirtualNetwork = AzureTypes.VirtualNetwork;
    public const string VirtualNetworkSubnet = AzureTypes.Subnet;
    public const string VirtualNetworkGateway = AzureTypes.Gateway;
    public const string GatewayConnection = AzureTypes.GatewayConnection;
    public const string LocalNetworkGateway = AzureTypes.LocalGateway;
    public const string PublicIpAddress = AzureTypes.PublicAddress;
    public const string DnsResolver = AzureTypes.DnsResolver;
    public const string InboundEndpoint = AzureTypes.InboundEndpoint;
    public const string OutboundEndpoint = AzureTypes.OutboundEndpoint;
    public const string ForwardingRuleset = AzureTypes.Ruleset;
    public const string ForwardingRule = AzureTypes.ForwardingRule;
    public const string RulesetLink = AzureTypes.RulesetLink;
    public const string DnsResolverPolicy = "azure-native:dnsresolver:DnsResolverPolicy";
    public const string PrivateZone = AzureTypes.PrivateZone;
    public const string PrivateZoneLink = AzureTypes.PrivateZoneLink;
    public const string DnsSecurityRule = "azure-native:dnsresolver:DnsSecurityRule";
    public const string LogAlert = "azure-native:monitor:ScheduledQueryRule";
    public const string DiagnosticSetting = "azure-native:monitor:DiagnosticSetting";
    public const string MetricAlert = "azure-native:monitor:MetricAlert";
    public const string ActionGroup = "azure-native:monitor:ActionGroup";
}
