using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class ForwardingCases
{
    private const string Network = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-uk";

    public static readonly RuleCase[] Bites =
    [
        new(CheckId.TwoRulesetsInVirtualNetwork, "two links", stack => stack.Add(ResourceType.RulesetLink, "link-2", Link("ruleset-us"), replace: ["virtualNetwork"]), CheckId.ResolverPlacedWrong),
        new(CheckId.RulesetUnused, "no link", stack => stack.Remove("link-uk")),
        new(CheckId.RulesetUnused, "no rules", stack => stack.Remove("rule-uk")),
        new(CheckId.ForwardingRuleDomainInvalid, "no dot", stack => stack.Set("rule-uk", "domainName", SampleStack.Domain)),
        new(CheckId.ForwardingRuleDomainInvalid, "35 labels", stack => Rule(stack, string.Concat(Enumerable.Repeat("a.", 35)))),
        new(CheckId.ForwardingRuleDomainInvalid, "an empty label", stack => Rule(stack, "a..example.org.")),
        new(CheckId.ForwardingRuleDomainTwice, "in another case", stack => Rule(stack, "Internal.Example.COM.")),
        new(CheckId.ForwardingRuleTargetInvalid, "seven", stack => Targets(stack, [.. Enumerable.Range(1, 7).Select(host => $"192.0.2.{host}")])),
        new(CheckId.ForwardingRuleTargetInvalid, "none", stack => Targets(stack)),
        new(CheckId.ForwardingRuleTargetInvalid, "Azure's own", stack => Targets(stack, "192.0.2.1", "168.63.129.16")),
        new(CheckId.ForwardingRuleTargetInvalid, "a name", stack => Targets(stack, "192.0.2.1", "ns.example.org")),
        new(CheckId.ForwardingRuleTargetInvalid, "twice", stack => Targets(stack, "192.0.2.1", "192.0.2.1")),
        new(CheckId.ForwardingRuleTargetInvalid, "port 0", stack => stack.Change("rule-uk", inputs => inputs.At("targetDnsServers", 0)["port"] = 0)),
        new(CheckId.ForwardingRuleHasOneTarget, "one", stack => Targets(stack, "10.10.0.4")),
        new(CheckId.ForwardingRuleShadowed, "same domain", stack => Rule(stack, "azure.example.com.")),
        new(CheckId.ForwardingRuleShadowed, "below the zone", stack => Rule(stack, "a.azure.example.com.")),
        new(CheckId.ForwardingRuleTakesAzureDomain, "blob storage", stack => Rule(stack, "blob.core.windows.net.")),
        new(CheckId.ForwardingRuleDisabled, "disabled", stack => { Rule(stack, "other.example.org."); stack.Set("rule-2", "forwardingRuleState", "Disabled"); }),
        new(CheckId.FirstTargetHotSpot, "the same address", stack => Targets(stack, "10.20.0.4", "10.10.0.4"), CheckId.FirstTargetFarAway),
        new(CheckId.FirstTargetFarAway, "the other site's endpoint", stack => Targets(stack, "10.20.0.20", "10.10.0.4")),
        new(CheckId.ForwardingLoop, "through both clouds", stack => Circle(stack, zone: false)),
        new(CheckId.ForwardingLoop, "a ruleset on the VNet of its own target", stack => Rule(stack, "corp.example.org.", "172.16.2.4", "192.0.2.1")),
        new(CheckId.ForwardTargetNotListening, "a neighbour of the endpoint", stack => Targets(stack, "10.10.0.4", "10.10.0.5")),
        new(CheckId.ForwardTargetNotListening, "a neighbour of Azure's", stack => stack.Change("forward-uk", inputs => inputs.At("targetIps", 0)["ip"] = "172.16.2.5")),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.TwoRulesetsInVirtualNetwork, "one link for each of two VNets", stack => stack
            .Add(ResourceType.VirtualNetwork, "spoke", new { location = "uksouth", addressSpace = new { addressPrefixes = new[] { "172.17.0.0/16" } } }, id: Network + "-spoke")
            .Add(ResourceType.RulesetLink, "link-2", new { resourceGroupName = "rg", dnsForwardingRulesetName = "ruleset-uk", virtualNetworkLinkName = "link-2", virtualNetwork = new { id = Network + "-spoke" } }, replace: ["virtualNetwork"])),
        new(CheckId.RulesetUnused, "two rules", stack => Rule(stack, "other.example.org.")),
        new(CheckId.ForwardingRuleDomainInvalid, "34 labels", stack => Rule(stack, string.Concat(Enumerable.Repeat("a.", 34)))),
        new(CheckId.ForwardingRuleDomainInvalid, "the root", stack => Rule(stack, ".")),
        new(CheckId.ForwardingRuleDomainTwice, "a subdomain", stack => Rule(stack, "sub.internal.example.com.")),
        new(CheckId.ForwardingRuleTargetInvalid, "six, no port", stack => Targets(stack, [.. Enumerable.Range(1, 6).Select(host => $"192.0.2.{host}")])),
        new(CheckId.ForwardingRuleHasOneTarget, "two", stack => Targets(stack, "10.10.0.4", "10.10.0.20")),
        new(CheckId.ForwardingRuleShadowed, "above the zone", stack => Rule(stack, "example.com.")),
        new(CheckId.ForwardingRuleTakesAzureDomain, "the wildcard leaves them alone", stack => Rule(stack, ".")),
        new(CheckId.ForwardingRuleDisabled, "enabled", stack => stack.Set("rule-uk", "forwardingRuleState", "Enabled")),
        new(CheckId.FirstTargetHotSpot, "rotated", stack => Targets(stack, "10.10.0.20", "10.20.0.4")),
        new(CheckId.FirstTargetFarAway, "its own site", stack => Targets(stack, "10.10.0.36", "10.20.0.4")),
        new(CheckId.ForwardingLoop, "the VNet answers", stack => Circle(stack, zone: true)),
        new(CheckId.ForwardTargetNotListening, "a server in a workload subnet", stack => Targets(stack, "10.10.0.4", "10.10.1.53")),
    ];

    private static object Link(string ruleset) => new { resourceGroupName = "rg", dnsForwardingRulesetName = ruleset, virtualNetworkLinkName = "link-2", virtualNetwork = new { id = Network } };

    private static void Targets(StackBuilder stack, params string[] addresses) =>
        stack.Set("rule-uk", "targetDnsServers", addresses.Select(ipAddress => new { ipAddress }));

    private static void Rule(StackBuilder stack, string domainName, params string[] targets) => stack.Add(ResourceType.ForwardingRule, "rule-2", new
    {
        resourceGroupName = "rg",
        dnsForwardingRulesetName = "ruleset-uk",
        forwardingRuleName = "more",
        domainName,
        targetDnsServers = (targets is [] ? ["192.0.2.1", "192.0.2.2"] : targets).Select(ipAddress => new { ipAddress, port = 53 }),
    }, replace: ["domainName"]);

    /// <summary>The VNet sends a domain to AWS, whose rule sends it back.</summary>
    private static void Circle(StackBuilder stack, bool zone)
    {
        const string domain = "corp.example.org";
        Rule(stack, domain + ".", "10.10.0.4", "10.10.0.20");
        stack.Add(ResourceType.ResolverRule, "back", new { region = "eu-west-2", ruleType = "FORWARD", domainName = domain, resolverEndpointId = "outbound-uk", targetIps = new[] { new { ip = "172.16.2.4" }, new { ip = "192.0.2.1" } } });
        stack.Add(ResourceType.ResolverRuleAssociation, "back-uk", new { region = "eu-west-2", resolverRuleId = "back", vpcId = "vpc-uk" });
        if (zone)
        {
            stack.Add(ResourceType.PrivateZone, "corp", new { location = "global", resourceGroupName = "rg", privateZoneName = domain });
            stack.Add(ResourceType.PrivateZoneLink, "corp-uk", new { location = "global", resourceGroupName = "rg", privateZoneName = domain, virtualNetwork = new { id = Network } });
            stack.Remove("rule-2");
        }
    }
}
