namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Type tokens of the AWS provider that the model reads.</summary>
internal static class AwsTypes
{
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string SecurityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    public const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string EgressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    public const string VpcPeering = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
    public const string VpnConnection = "aws:ec2/vpnConnection:VpnConnection";
    public const string VpnGateway = "aws:ec2/vpnGateway:VpnGateway";
    public const string VpnGatewayAttachment = "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment";
    public const string CustomerGateway = "aws:ec2/customerGateway:CustomerGateway";
    public const string TransitGateway = "aws:ec2transitgateway/transitGateway:TransitGateway";
    public const string TransitGatewayAttachment = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
    public const string TransitGatewayPeering = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment";
    public const string ResolverEndpoint = "aws:route53/resolverEndpoint:ResolverEndpoint";
    public const string ResolverRule = "aws:route53/resolverRule:ResolverRule";
    public const string ResolverRuleAssociation = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation";
    public const string Zone = "aws:route53/zone:Zone";
    public const string ZoneAssociation = "aws:route53/zoneAssociation:ZoneAssociation";
    public const string Record = "aws:route53/record:Record";
    public const string HealthCheck = "aws:route53/healthCheck:HealthCheck";
    public const string MetricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    public const string Function = "aws:lambda/function:Function";
    public const string Schedule = "aws:scheduler/schedule:Schedule";
}
