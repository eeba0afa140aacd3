using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class ZoneCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.ForwardRuleIncomplete, "no endpoint", stack => stack.Set("forward-uk", "resolverEndpointId", null), CheckId.OutboundEndpointUnused),
        new(CheckId.ForwardRuleIncomplete, "no targets", stack => stack.Set("forward-uk", "targetIps", null)),
        new(CheckId.ForwardRuleHasOneTarget, "one", stack => stack.Change("forward-uk", inputs => inputs.List("targetIps").RemoveAt(1))),
        new(CheckId.ForwardRuleHasTooManyTargets, "seven", stack => Targets(stack, 7)),
        new(CheckId.ForwardRuleTargetsOneNetwork, "two endpoints of one VNet", stack => SecondInbound(stack, "uk")),
        new(CheckId.ForwardRuleUnused, "no association", stack => stack.Remove("forward-vpc-uk")),
        new(CheckId.ForwardRuleRegionMismatch, "rule elsewhere", stack => stack.Set("forward-uk", "region", "eu-west-1")),
        new(CheckId.ForwardRuleRegionMismatch, "VPC elsewhere", stack => stack.Set("forward-vpc-uk", "vpcId", "vpc-us")),
        new(CheckId.ForwardRuleUsesInboundEndpoint, "inbound", stack => stack.Set("forward-uk", "resolverEndpointId", "inbound-uk"), CheckId.OutboundEndpointUnused),
        new(CheckId.ForwardRuleShadowsZone, "same domain", stack => Forward(stack, SampleStack.Domain)),
        new(CheckId.ForwardRuleCutsZone, "a record's name", stack => Forward(stack, "app." + SampleStack.Domain)),
        new(CheckId.ZoneAssociationRegionWrong, "inline", stack => stack.Change("zone", inputs => inputs.At("vpcs", 0)["vpcRegion"] = "us-east-1")),
        new(CheckId.ZoneAssociationRegionWrong, "own resource", stack => stack.Set("zone-us", "vpcRegion", "eu-west-2")),
        new(CheckId.ZoneVpcsNotIgnored, "no ignoreChanges", stack => stack.WithoutOptions("zone")),
        new(CheckId.ZonePublic, "no VPC", stack => stack
            .Add(ResourceType.HostedZone, "public", new { name = "example.org" })
            .Add(ResourceType.Record, "leak", new { zoneId = "public", name = "db.example.org", type = "A", ttl = 60, records = new[] { "10.10.1.9" } })),
        new(CheckId.ZoneTwiceInVpc, "same name, same VPC", stack => SecondZone(stack, SampleStack.Domain, "vpc-us", "us-west-2")),
        new(CheckId.ZoneNegativeAnswersLast, "no SOA record", stack => stack.Remove("soa")),
        new(CheckId.InboundVpcSeesNoZone, "not associated", stack => stack.Remove("zone-us", "forward-vpc-us", "forward-us", "outbound-us"), CheckId.ForwardedToNobody),
        new(CheckId.RecordOutsideZone, "another domain", stack => Plain(stack, "a.other.com")),
        new(CheckId.RecordOutsideZone, "another domain with its dot", stack => Plain(stack, "a.other.org.")),
        new(CheckId.ForwardedToNobody, "the backup site lacks the zone", stack => stack.Remove("zone-us")
            .Add(ResourceType.HostedZone, "other", new { name = "other.example.com", vpcs = new[] { new { vpcId = "vpc-us", vpcRegion = "us-west-2" } } })
            .Add(ResourceType.Record, "other-soa", new { zoneId = "other", name = "other.example.com", type = "SOA", ttl = 60, records = new[] { "ns. h. 1 2 3 4 60" } })),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.ForwardRuleIncomplete, "SYSTEM rules need neither", stack => stack
            .Add(ResourceType.ResolverRule, "system", new { region = "eu-west-2", ruleType = "SYSTEM", domainName = "aws.example.com" })
            .Add(ResourceType.ResolverRuleAssociation, "system-uk", new { region = "eu-west-2", resolverRuleId = "system", vpcId = "vpc-uk" })),
        new(CheckId.ForwardRuleHasOneTarget, "three", stack => Targets(stack, 3)),
        new(CheckId.ForwardRuleHasTooManyTargets, "six", stack => Targets(stack, 6)),
        new(CheckId.ForwardRuleTargetsOneNetwork, "two VNets", stack => SecondInbound(stack, "us")),
        new(CheckId.ForwardRuleUnused, "shared by RAM", stack => stack.Remove("forward-vpc-uk").Set("forward-uk", "arn", "arn:rule")
            .Add("aws:ram/resourceAssociation:ResourceAssociation", "share", new { resourceArn = "arn:rule" })),
        new(CheckId.ForwardRuleRegionMismatch, "all in one", stack => stack.Set("forward-uk", "name", "azure")),
        new(CheckId.ForwardRuleUsesInboundEndpoint, "outbound", stack => stack.Set("forward-uk", "resolverEndpointId", "outbound-uk")),
        new(CheckId.ForwardRuleShadowsZone, "a sibling domain", stack => Forward(stack, "other.example.com")),
        new(CheckId.ForwardRuleCutsZone, "a name without records", stack => Forward(stack, "sub." + SampleStack.Domain)),
        new(CheckId.ZoneAssociationRegionWrong, "a VPC outside the stack", stack => stack
            .Add(ResourceType.ZoneAssociation, "zone-far", new { zoneId = "zone", vpcId = "vpc-0123", vpcRegion = "eu-west-1" })),
        new(CheckId.ZoneVpcsNotIgnored, "inline only", stack => stack.WithoutOptions("zone").Remove("zone-us")
            .Change("zone", inputs => inputs.List("vpcs").Add(new JsonObject { ["vpcId"] = "vpc-us", ["vpcRegion"] = "us-west-2" }))),
        new(CheckId.ZonePublic, "public addresses", stack => stack
            .Add(ResourceType.HostedZone, "public", new { name = "example.org" })
            .Add(ResourceType.Record, "fine", new { zoneId = "public", name = "www.example.org", type = "A", ttl = 60, records = new[] { "192.0.2.1" } })),
        new(CheckId.ZoneTwiceInVpc, "another name", stack => SecondZone(stack, "other.example.com", "vpc-us", "us-west-2")),
        new(CheckId.ZoneNegativeAnswersLast, "a public zone", stack => stack.Add(ResourceType.HostedZone, "public", new { name = "example.org" })),
        new(CheckId.InboundVpcSeesNoZone, "it forwards instead", stack => stack.Remove("zone-us"), CheckId.ForwardedToNobody),
        new(CheckId.RecordOutsideZone, "relative", stack => Plain(stack, "db.eu")),
        new(CheckId.RecordOutsideZone, "complete", stack => Plain(stack, "db." + SampleStack.Domain + ".")),
        new(CheckId.ForwardedToNobody, "a domain without a zone here", stack => stack.Set("rule-uk", "domainName", "elsewhere.example.org.")),
    ];

    private static void Targets(StackBuilder stack, int count) => stack.Set("forward-uk", "targetIps", Enumerable.Range(1, count).Select(host => new { ip = $"192.0.2.{host}", port = 53 }));

    private static void Forward(StackBuilder stack, string domain) => stack
        .Add(ResourceType.ResolverRule, "more", new { region = "eu-west-2", ruleType = "FORWARD", domainName = domain, resolverEndpointId = "outbound-uk", targetIps = new[] { new { ip = "192.0.2.1" }, new { ip = "192.0.2.2" } } })
        .Add(ResourceType.ResolverRuleAssociation, "more-uk", new { region = "eu-west-2", resolverRuleId = "more", vpcId = "vpc-uk" });

    private static void SecondZone(StackBuilder stack, string name, string vpcId, string vpcRegion) => stack
        .Add(ResourceType.HostedZone, "second", new { name, vpcs = new[] { new { vpcId, vpcRegion } } })
        .Add(ResourceType.Record, "second-soa", new { zoneId = "second", name, type = "SOA", ttl = 60, records = new[] { "ns. h. 1 2 3 4 60" } });

    private static void Plain(StackBuilder stack, string name) =>
        stack.Add(ResourceType.Record, "plain", new { zoneId = "zone", name, type = "A", ttl = 60, records = new[] { "10.10.1.9" } });

    /// <summary>Gives the first VNet a second inbound endpoint, and the rule a second target in the site named.</summary>
    private static void SecondInbound(StackBuilder stack, string site)
    {
        var network = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-uk";
        stack.Change("vnet-uk", inputs => inputs.List("subnets").Add(new JsonObject
        {
            ["name"] = "dns-in-2",
            ["addressPrefix"] = "172.16.2.32/28",
            ["delegations"] = new JsonArray(new JsonObject { ["serviceName"] = "Microsoft.Network/dnsResolvers" }),
        }));
        stack.Add(ResourceType.InboundEndpoint, "azure-in-2", new
        {
            location = "uksouth",
            resourceGroupName = "rg",
            dnsResolverName = "resolver-uk",
            inboundEndpointName = "in-2",
            ipConfigurations = new[] { new { subnet = new { id = $"{network}/subnets/dns-in-2" }, privateIpAddress = "172.16.2.36", privateIpAllocationMethod = "Static" } },
        }, after: ["azure-out-uk"], replace: ["ipConfigurations"]);
        stack.Change("forward-uk", inputs => inputs.At("targetIps", 0)["ip"] = "172.16.2.36");
        stack.Change("forward-uk", inputs => inputs.At("targetIps", 1)["ip"] = site == "uk" ? "172.16.2.4" : "172.20.2.4");
    }
}
