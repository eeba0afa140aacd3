using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class EndpointCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.EndpointInOneZone, "all subnets in one zone", stack => stack
            .Set("in-uk-b", "availabilityZone", "eu-west-2a").Set("in-uk-c", "availabilityZone", "eu-west-2a")),
        new(CheckId.EndpointInTwoZones, "two zones", stack => stack.Set("in-uk-c", "availabilityZone", "eu-west-2a")),
        new(CheckId.EndpointHasTooFewAddresses, "one address", stack => stack
            .Change("outbound-uk", inputs => { inputs.List("ipAddresses").RemoveAt(2); inputs.List("ipAddresses").RemoveAt(1); }), CheckId.EndpointInOneZone),
        new(CheckId.EndpointHasTooManyAddresses, "seven addresses", stack => Grow(stack, 7)),
        new(CheckId.TooManyEndpointsInRegion, "five endpoints", stack => MoreEndpoints(stack, 3)),
        new(CheckId.EndpointAddressNotPinned, "no ip", stack => stack.Change("inbound-uk", inputs => inputs.At("ipAddresses", 2).AsObject().Remove("ip"))),
        new(CheckId.OutboundEndpointUnused, "its rule is gone", stack => stack.Remove("forward-uk", "forward-vpc-uk")),
        new(CheckId.EndpointRegionMismatch, "endpoint elsewhere", stack => stack.Set("inbound-uk", "region", "eu-west-1")),
        new(CheckId.EndpointRegionMismatch, "subnets of two VPCs", stack => stack
            .Add(ResourceType.Vpc, "other", new { region = "eu-west-2", cidrBlock = "10.11.0.0/16" })
            .Set("in-uk-c", "vpcId", "other").Set("in-uk-c", "cidrBlock", "10.11.0.32/28")
            .Change("inbound-uk", inputs => inputs.At("ipAddresses", 2)["ip"] = "10.11.0.36")
            .Change("rule-uk", inputs => inputs.At("targetDnsServers", 2)["ipAddress"] = "10.11.0.36")
            .Change("rule-us", inputs => inputs.At("targetDnsServers", 5)["ipAddress"] = "10.11.0.36")),
        new(CheckId.EndpointAddressOutsideSubnet, "neighbour's address", stack => Move(stack, "10.10.0.21")),
        new(CheckId.EndpointAddressOutsideSubnet, "not an address", stack => stack.Change("outbound-uk", inputs => inputs.At("ipAddresses", 0)["ip"] = "10.0.16.285")),
        new(CheckId.EndpointAddressReserved, "fourth address", stack => Move(stack, "10.10.0.3")),
        new(CheckId.EndpointAddressReserved, "last address", stack => Move(stack, "10.10.0.15")),
        new(CheckId.EndpointAddressTwice, "two interfaces, one address", stack => stack
            .Change("outbound-uk", inputs => { inputs.At("ipAddresses", 1)["ip"] = "10.10.0.68"; inputs.At("ipAddresses", 1)["subnetId"] = "out-uk-a"; }), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointAddressTwice, "two entries without ip in one subnet", stack => stack
            .Change("outbound-uk", inputs =>
            {
                inputs.At("ipAddresses", 0).AsObject().Remove("ip");
                inputs.At("ipAddresses", 1).AsObject().Remove("ip");
                inputs.At("ipAddresses", 1)["subnetId"] = "out-uk-a";
            }), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointSubnetShared, "checker in a resolver subnet", stack => stack
            .Change("checker-uk", inputs => inputs.Object("vpcConfig").List("subnetIds")[0] = "in-uk-a")),
        new(CheckId.EndpointSubnetTooSmall, "/29", stack => stack.Set("in-uk-a", "cidrBlock", "10.10.0.0/29")),
        new(CheckId.EndpointSubnetWithoutRouteTable, "on the main table", stack => stack.Remove("out-routes-uk-a"), CheckId.RoutesNotPropagated),
        new(CheckId.EndpointTracked, "inbound from one range", stack => Restrict(stack, "sg-in-uk", "ingress")),
        new(CheckId.EndpointTracked, "inbound answers to one range", stack => Restrict(stack, "sg-in-uk", "egress")),
        new(CheckId.EndpointTracked, "outbound to one range", stack => Restrict(stack, "sg-out-uk", "egress")),
        new(CheckId.EndpointFilteredOff, "no TCP in", stack => stack.Change("sg-in-uk", inputs => inputs.List("ingress").RemoveAt(1)), CheckId.EndpointTracked),
        new(CheckId.EndpointFilteredOff, "no egress declared", stack => stack.Set("sg-out-uk", "egress", null), CheckId.EndpointTracked),
        new(CheckId.EndpointOpenWithoutAcl, "no ACL", stack => stack.Remove("acl-uk")),
        new(CheckId.EndpointOpenWithoutAcl, "ACL admits anyone", stack => stack
            .Change("acl-uk", inputs => inputs.At("ingress", 0)["cidrBlock"] = "0.0.0.0/0")),
        new(CheckId.AclStopsDns, "no ephemeral ports out", stack => stack.Change("acl-uk", inputs => inputs.List("egress").RemoveAt(1))),
        new(CheckId.AclStopsDns, "no TCP in", stack => stack.Change("acl-uk", inputs => inputs.List("ingress").RemoveAt(2))),
        new(CheckId.SecurityGroupDescriptionNotAscii, "an em dash", stack => stack.Set("sg-in-uk", "description", "DNS — in")),
        new(CheckId.SecurityGroupAboveQuota, "61 ranges in", stack => Filter(stack, 61)),
        new(CheckId.SecurityGroupAboveQuota, "31 ranges for two protocols", stack => Filter(stack, 31, "tcp", "udp")),
        new(CheckId.NetworkAclAboveQuota, "20 entries in", stack => Entries(stack, 20)),
        new(CheckId.EndpointsInOneRegion, "the other is gone", stack => stack.Remove("inbound-us", "app-us", "rule-us")
            .Change("rule-uk", inputs => { inputs.List("targetDnsServers").RemoveAt(5); inputs.List("targetDnsServers").RemoveAt(4); inputs.List("targetDnsServers").RemoveAt(3); })
            .Change("app-uk", inputs => { inputs.Remove("geoproximityRoutingPolicy"); inputs.Remove("setIdentifier"); inputs.Remove("healthCheckId"); }), CheckId.RulesetUnused),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.EndpointsInOneRegion, "no private zone", stack => stack.Remove("inbound-us", "app-us", "app-uk", "rule-us", "zone", "zone-us", "soa", "schedule-us", "schedule-uk", "app-uk-alarm", "app-us-alarm", "heartbeat-uk", "heartbeat-us", "app-uk-check", "app-us-check")
            .Change("rule-uk", inputs => { inputs.List("targetDnsServers").RemoveAt(5); inputs.List("targetDnsServers").RemoveAt(4); inputs.List("targetDnsServers").RemoveAt(3); }), CheckId.RulesetUnused),
        new(CheckId.EndpointInOneZone, "two zones are another rule's", stack => stack.Set("in-uk-c", "availabilityZone", "eu-west-2a"), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointInTwoZones, "four zones", stack => Grow(stack, 4)),
        new(CheckId.EndpointHasTooFewAddresses, "two addresses", stack => stack
            .Change("outbound-uk", inputs => inputs.List("ipAddresses").RemoveAt(2)), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointHasTooManyAddresses, "six addresses", stack => Grow(stack, 6)),
        new(CheckId.TooManyEndpointsInRegion, "four endpoints", stack => MoreEndpoints(stack, 2)),
        new(CheckId.EndpointAddressNotPinned, "an outbound endpoint may leave them to AWS", stack => stack
            .Change("outbound-uk", inputs => inputs.At("ipAddresses", 2).AsObject().Remove("ip"))),
        new(CheckId.OutboundEndpointUnused, "two rules", stack => stack
            .Add(ResourceType.ResolverRule, "second", new { region = "eu-west-2", ruleType = "FORWARD", domainName = "corp.example.org", resolverEndpointId = "outbound-uk", targetIps = new[] { new { ip = "192.0.2.1" }, new { ip = "192.0.2.2" } } })
            .Add(ResourceType.ResolverRuleAssociation, "second-vpc", new { region = "eu-west-2", resolverRuleId = "second", vpcId = "vpc-uk" })),
        new(CheckId.EndpointRegionMismatch, "subnets outside the stack", stack => stack.Remove("in-uk-a", "in-routes-uk-a"), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointAddressOutsideSubnet, "another address of it", stack => Move(stack, "10.10.0.9")),
        new(CheckId.EndpointAddressReserved, "last but one", stack => Move(stack, "10.10.0.14")),
        new(CheckId.EndpointAddressTwice, "two different addresses in one subnet", stack => stack
            .Change("outbound-uk", inputs => { inputs.At("ipAddresses", 1)["ip"] = "10.10.0.69"; inputs.At("ipAddresses", 1)["subnetId"] = "out-uk-a"; }), CheckId.EndpointInTwoZones),
        new(CheckId.EndpointSubnetShared, "both directions in one subnet", stack => stack
            .Change("outbound-uk", inputs => { inputs.At("ipAddresses", 0)["subnetId"] = "in-uk-a"; inputs.At("ipAddresses", 0)["ip"] = "10.10.0.5"; })),
        new(CheckId.EndpointSubnetTooSmall, "/27", stack => stack.Set("out-uk-c", "cidrBlock", "10.10.0.96/27")),
        new(CheckId.EndpointSubnetWithoutRouteTable, "a workload subnet on the main table", stack => stack
            .Add(ResourceType.Subnet, "plain", new { region = "eu-west-2", vpcId = "vpc-uk", availabilityZone = "eu-west-2a", cidrBlock = "10.10.9.0/24" })),
        new(CheckId.EndpointTracked, "a second group opens it", stack => stack
            .Change("inbound-uk", inputs => inputs.List("securityGroupIds").Add("sg-narrow"))
            .Add(ResourceType.SecurityGroup, "sg-narrow", new { region = "eu-west-2", ingress = new[] { new { protocol = "tcp", fromPort = 443, toPort = 443, cidrBlocks = new[] { "10.0.0.0/8" } } } })),
        new(CheckId.EndpointTracked, "rules of their own resource", stack => stack
            .Set("sg-in-uk", "ingress", null)
            .Add(ResourceType.IngressRule, "udp", new { securityGroupId = "sg-in-uk", ipProtocol = "udp", fromPort = 53, toPort = 53, cidrIpv4 = "0.0.0.0/0" })
            .Add(ResourceType.IngressRule, "tcp", new { securityGroupId = "sg-in-uk", ipProtocol = "tcp", fromPort = 53, toPort = 53, cidrIpv4 = "0.0.0.0/0" })),
        new(CheckId.EndpointFilteredOff, "all protocols", stack => stack
            .Set("sg-in-uk", "ingress", new[] { new { protocol = "-1", fromPort = 0, toPort = 0, cidrBlocks = new[] { "0.0.0.0/0" } } })),
        new(CheckId.EndpointOpenWithoutAcl, "ACL associated on its own", stack => stack
            .Change("acl-uk", inputs => inputs.List("subnetIds").RemoveAt(0))
            .Add(ResourceType.NetworkAclAssociation, "guard", new { networkAclId = "acl-uk", subnetId = "in-uk-a" })),
        new(CheckId.AclStopsDns, "an ACL of other subnets", stack => stack
            .Add(ResourceType.NetworkAcl, "closed", new { vpcId = "vpc-uk", subnetIds = new[] { "work-uk-a" } })),
        new(CheckId.SecurityGroupAboveQuota, "60 ranges in", stack => Filter(stack, 60)),
        new(CheckId.SecurityGroupAboveQuota, "30 ranges for two protocols", stack => Filter(stack, 30, "tcp", "udp")),
        new(CheckId.NetworkAclAboveQuota, "19 entries in", stack => Entries(stack, 19)),
        new(CheckId.SecurityGroupDescriptionNotAscii, "ASCII", stack => stack.Set("sg-in-uk", "description", "DNS (in), [53]")),
    ];

    private static void Move(StackBuilder stack, string ip) => stack
        .Change("inbound-uk", inputs => inputs.At("ipAddresses", 0)["ip"] = ip)
        .Change("rule-uk", inputs => inputs.At("targetDnsServers", 0)["ipAddress"] = ip)
        .Change("rule-us", inputs => inputs.At("targetDnsServers", 3)["ipAddress"] = ip);

    private static void Filter(StackBuilder stack, int ranges, params string[] protocols) => stack.Add(ResourceType.SecurityGroup, "sg-many", new
    {
        region = "eu-west-2",
        ingress = (protocols.Length == 0 ? ["tcp"] : protocols).Select(protocol => new
        {
            protocol,
            fromPort = 53,
            toPort = 53,
            cidrBlocks = Enumerable.Range(0, ranges).Select(range => $"10.{range}.0.0/16"),
        }),
    });

    private static void Entries(StackBuilder stack, int count) => stack.Add(ResourceType.NetworkAcl, "acl-many", new
    {
        vpcId = "vpc-uk",
        subnetIds = new[] { "work-uk-a" },
        ingress = Enumerable.Range(0, count).Select(entry => new
        {
            ruleNo = 100 + entry,
            action = "allow",
            protocol = "tcp",
            cidrBlock = $"10.{entry}.0.0/16",
            fromPort = 53,
            toPort = 53,
        }),
    });

    private static void Restrict(StackBuilder stack, string name, string direction) => stack
        .Change(name, inputs => inputs.At(direction, 0)["cidrBlocks"] = new JsonArray("172.16.0.0/12"));

    private static void Grow(StackBuilder stack, int addresses)
    {
        stack.Add(ResourceType.Subnet, "out-uk-d", new { region = "eu-west-2", vpcId = "vpc-uk", availabilityZone = "eu-west-2d", cidrBlock = "10.10.0.112/28" });
        stack.Add(ResourceType.RouteTableAssociation, "out-routes-uk-d", new { region = "eu-west-2", subnetId = "out-uk-d", routeTableId = "routes-uk" });
        for (var more = 3; more < addresses; more++)
        {
            var ip = $"10.10.0.{112 + more + 1}";
            stack.Change("outbound-uk", inputs => inputs.List("ipAddresses").Add(new JsonObject { ["subnetId"] = "out-uk-d", ["ip"] = ip }));
        }
    }

    private static void MoreEndpoints(StackBuilder stack, int count)
    {
        for (var more = 0; more < count; more++)
        {
            var host = 5 + more;
            stack.Add(ResourceType.ResolverEndpoint, $"more-{more}", new
            {
                region = "eu-west-2",
                direction = "INBOUND",
                securityGroupIds = new[] { "sg-in-uk" },
                ipAddresses = new[] { "a", "b", "c" }.Select((zone, index) => new { subnetId = $"in-uk-{zone}", ip = $"10.10.0.{(index * 16) + host}" }),
            });
        }
    }
}
