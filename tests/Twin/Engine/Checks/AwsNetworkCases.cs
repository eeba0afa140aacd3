using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class AwsNetworkCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.VpcCannotResolvePrivateZones, "support off", stack => stack.Set("vpc-uk", "enableDnsSupport", false)),
        new(CheckId.VpcCannotResolvePrivateZones, "hostnames not set", stack => stack.Set("vpc-uk", "enableDnsHostnames", null)),
        new(CheckId.VpcNotOnAmazonDns, "own servers", stack => Dhcp(stack, "10.10.1.5")),
        new(CheckId.VpcWithDedicatedTenancy, "dedicated", stack => stack.Set("vpc-uk", "instanceTenancy", "dedicated")),
        new(CheckId.SubnetOutsideVpc, "outside", stack => stack.Set("work-uk-a", "cidrBlock", "10.11.1.0/24")),
        new(CheckId.SubnetOutsideVpc, "overlapping", stack => stack.Set("work-uk-a", "cidrBlock", "10.10.2.0/25")),
        new(CheckId.SubnetRegionMismatch, "another Region", stack => stack.Set("work-uk-a", "region", "us-west-2")),
        new(CheckId.SubnetRegionMismatch, "a zone of another Region", stack => stack.Set("work-uk-c", "availabilityZone", "us-west-2c")),
        new(CheckId.NetworksOverlap, "two VPCs", stack => stack.Add(ResourceType.Vpc, "other", new { region = "eu-west-2", cidrBlock = "10.10.128.0/17" })),
        new(CheckId.NetworksOverlap, "VPC and VNet", stack => stack.Add(ResourceType.Vpc, "other", new { region = "eu-west-2", cidrBlock = "172.16.0.0/16" })),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.VpcCannotResolvePrivateZones, "a VPC that no zone is associated with", stack => stack.Add(ResourceType.Vpc, "other", new { region = "eu-west-2", cidrBlock = "10.11.0.0/16" })),
        new(CheckId.VpcNotOnAmazonDns, "Amazon's", stack => Dhcp(stack, "AmazonProvidedDNS")),
        new(CheckId.VpcWithDedicatedTenancy, "default", stack => stack.Set("vpc-uk", "instanceTenancy", "default")),
        new(CheckId.SubnetOutsideVpc, "side by side", stack => stack.Set("work-uk-a", "cidrBlock", "10.10.1.0/25")),
        new(CheckId.SubnetRegionMismatch, "zone by id", stack => stack.Set("work-uk-a", "availabilityZone", null).Set("work-uk-a", "availabilityZoneId", "euw2-az2")),
        new(CheckId.NetworksOverlap, "neighbours", stack => stack.Add(ResourceType.Vpc, "other", new { region = "eu-west-2", cidrBlock = "10.11.0.0/16" })),
    ];

    private static void Dhcp(StackBuilder stack, string server) => stack
        .Add(ResourceType.DhcpOptions, "dhcp", new { domainNameServers = new[] { server } })
        .Add(ResourceType.DhcpOptionsAssociation, "dhcp-uk", new { dhcpOptionsId = "dhcp", vpcId = "vpc-uk" });
}
