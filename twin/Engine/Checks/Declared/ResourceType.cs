using System.Text.RegularExpressions;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>Type tokens that rules look for.</summary>
internal static partial class ResourceType
{
    public const string AwsProvider = "pulumi:providers:aws";

    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string SecurityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    public const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string EgressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
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
    public const string CustomerGateway = "aws:ec2/customerGateway:CustomerGateway";
    public const string VpnConnection = "aws:ec2/vpnConnection:VpnConnection";
    public const string VpnGateway = "aws:ec2/vpnGateway:VpnGateway";
    public const string VpnGatewayAttachment = "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment";
    public const string RoutePropagation = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";
    public const string TransitGatewayVpcAttachment = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";

    public const string ResolverEndpoint = "aws:route53/resolverEndpoint:ResolverEndpoint";
    public const string ResolverRule = "aws:route53/resolverRule:ResolverRule";
    public const string ResolverRuleAssociation = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation";
    public const string HostedZone = "aws:route53/zone:Zone";
    public const string ZoneAssociation = "aws:route53/zoneAssociation:ZoneAssociation";
    public const string Record = "aws:route53/record:Record";
    public const string HealthCheck = "aws:route53/healthCheck:HealthCheck";

    public const string MetricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Function = "aws:lambda/function:Function";
    public const string Schedule = "aws:scheduler/schedule:Schedule";
    public const string Role = "aws:iam/role:Role";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string Policy = "aws:iam/policy:Policy";

    public const string VirtualNetwork = "azure-native:network:VirtualNetwork";
    public const string VirtualNetworkSubnet = "azure-native:network:Subnet";
    public const string VirtualNetworkGateway = "azure-native:network:VirtualNetworkGateway";
    public const string GatewayConnection = "azure-native:network:VirtualNetworkGatewayConnection";
    public const string LocalNetworkGateway = "azure-native:network:LocalNetworkGateway";
    public const string PublicIpAddress = "azure-native:network:PublicIPAddress";
    public const string DnsResolver = "azure-native:dnsresolver:DnsResolver";
    public const string InboundEndpoint = "azure-native:dnsresolver:InboundEndpoint";
    public const string OutboundEndpoint = "azure-native:dnsresolver:OutboundEndpoint";
    public const string ForwardingRuleset = "azure-native:dnsresolver:DnsForwardingRuleset";
    public const string ForwardingRule = "azure-native:dnsresolver:ForwardingRule";
    public const string RulesetLink = "azure-native:dnsresolver:PrivateResolverVirtualNetworkLink";
    public const string DnsResolverPolicy = "azure-native:dnsresolver:DnsResolverPolicy";
    public const string PrivateZone = "azure-native:privatedns:PrivateZone";
    public const string PrivateZoneLink = "azure-native:privatedns:VirtualNetworkLink";
    public const string DnsSecurityRule = "azure-native:dnsresolver:DnsSecurityRule";
    public const string LogAlert = "azure-native:monitor:ScheduledQueryRule";
    public const string DiagnosticSetting = "azure-native:monitor:DiagnosticSetting";
    public const string MetricAlert = "azure-native:monitor:MetricAlert";
    public const string ActionGroup = "azure-native:monitor:ActionGroup";

    /// <summary>The token without an explicit API version, and with the modules of azure-native 3 in place of those of version 2.</summary>
    public static string Canonical(string type)
    {
        var current = ApiVersion().Replace(type, "$1");
        return Moved().Match(current) is { Success: true } moved
            ? current.Replace(
                "azure-native:network:", moved.Groups["zone"].Success ? "azure-native:privatedns:" : "azure-native:dnsresolver:",
                StringComparison.Ordinal)
            : current;
    }

    [GeneratedRegex("^(azure-native:[a-z]+)/v[0-9]+(preview)?(?=:)")]
    private static partial Regex ApiVersion();

    [GeneratedRegex(
        "^azure-native:network:((?<zone>PrivateZone|PrivateRecordSet|VirtualNetworkLink)|DnsResolver.*|InboundEndpoint|OutboundEndpoint"
        + "|DnsForwardingRuleset|ForwardingRule|DnsSecurityRule|PrivateResolverVirtualNetworkLink)$")]
    private static partial Regex Moved();
}
