using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class AzureCases
{
    private const string Network = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-uk";

    public static readonly RuleCase[] Bites =
    [
        new(CheckId.ResolverPlacedWrong, "resolver away from its VNet", stack => stack.Set("resolver-uk", "location", "ukwest").Set("azure-in-uk", "location", "ukwest").Set("azure-out-uk", "location", "ukwest")),
        new(CheckId.ResolverPlacedWrong, "endpoint away from its resolver", stack => stack.Set("azure-in-uk", "location", "ukwest")),
        new(CheckId.ResolverPlacedWrong, "ruleset away from its VNet", stack => stack.Set("ruleset-uk", "location", "ukwest")),
        new(CheckId.ResolverPlacedWrong, "subnet of another VNet", stack => stack.Set("azure-out-us", "subnet", new { id = Network + "/subnets/dns-spare" })
            .Change("vnet-uk", inputs => inputs.List("subnets").Add(Subnet("dns-spare", "172.16.2.48/28")))),
        new(CheckId.TwoResolversInVirtualNetwork, "two", stack => stack.Add(ResourceType.DnsResolver, "another", new { location = "uksouth", resourceGroupName = "rg", dnsResolverName = "another", virtualNetwork = new { id = Network.ToUpperInvariant() } })),
        new(CheckId.TooManyAzureEndpoints, "six outbound endpoints", stack => Outbound(stack, 5)),
        new(CheckId.TooManyAzureEndpoints, "no outbound endpoint", stack => stack.Set("ruleset-uk", "dnsResolverOutboundEndpoints", Array.Empty<object>())),
        new(CheckId.TooManyAzureEndpoints, "three rulesets on one", stack => Rulesets(stack, 2), CheckId.RulesetUnused),
        new(CheckId.AzureEndpointSubnetWrong, "/29", stack => Prefix(stack, "172.16.2.16/29")),
        new(CheckId.AzureEndpointSubnetWrong, "/23", stack => Prefix(stack, "172.16.4.0/23")),
        new(CheckId.AzureEndpointSubnetWrong, "not delegated", stack => stack.Change("vnet-uk", inputs => inputs.At("subnets", 1).AsObject().Remove("delegations"))),
        new(CheckId.AzureEndpointSubnetWrong, "delegated to another", stack => stack.Change("vnet-uk", inputs => inputs.At("subnets", 1).At("delegations", 0)["serviceName"] = "Microsoft.Web/serverFarms")),
        new(CheckId.AzureEndpointSubnetWrong, "shared", stack => stack.Set("azure-out-uk", "subnet", new { id = Network + "/subnets/dns-in" })),
        new(CheckId.AzureInboundAddressWrong, "static without address", stack => Inbound(stack, null), CheckId.ForwardTargetNotListening),
        new(CheckId.AzureInboundAddressWrong, "outside", stack => Inbound(stack, "172.16.2.20")),
        new(CheckId.AzureInboundAddressWrong, "reserved", stack => Inbound(stack, "172.16.2.3")),
        new(CheckId.AzureInboundAddressWrong, "no address", stack => Inbound(stack, "four")),
        new(CheckId.AzureInboundAddressDynamic, "dynamic", stack => stack.Change("azure-in-uk", inputs => inputs.At("ipConfigurations", 0)["privateIpAllocationMethod"] = "Dynamic")),
        new(CheckId.VirtualNetworkUnsuitable, "encrypted", stack => stack.Set("vnet-uk", "encryption", new { enabled = true })),
        new(CheckId.VirtualNetworkOnCustomDns, "domain controllers", stack => stack.Set("vnet-uk", "dhcpOptions", new { dnsServers = new[] { "172.16.1.5" } })),
        new(CheckId.AzureNameInvalid, "a dot", stack => stack.Set("ruleset-uk", "dnsForwardingRulesetName", "rule.set").Set("rule-uk", "dnsForwardingRulesetName", "rule.set").Set("link-uk", "dnsForwardingRulesetName", "rule.set")),
        new(CheckId.AzureNameInvalid, "a rule that begins with a digit", stack => stack.Set("rule-uk", "forwardingRuleName", "1st")),
        new(CheckId.AzureWritesCollide, "endpoints side by side", stack => stack.WithoutOptions("azure-out-uk"), CheckId.ReplacementNotDeclared),
        new(CheckId.AzureWritesCollide, "subnets side by side", stack => Subnets(stack, chained: false)),
        new(CheckId.ReplacementNotDeclared, "domainName", stack => stack.WithoutOptions("rule-uk")),
        new(CheckId.PrivateZoneInvalid, "one label", stack => stack.Set("azure-zone", "privateZoneName", "corp").Set("azure-zone-uk", "privateZoneName", "corp").Set("azure-zone-us", "privateZoneName", "corp")),
        new(CheckId.PrivateZoneInvalid, "a region", stack => stack.Set("azure-zone-uk", "location", "uksouth")),
        new(CheckId.GlobalLocationMissing, "a link", stack => stack.Set("azure-zone-uk", "location", null)),
        new(CheckId.GlobalLocationMissing, "an alert", stack => stack.Set("qps-uk", "location", null)),
        new(CheckId.PrivateLinkWithoutFallback, "default policy", stack => PrivateLink(stack, "Default")),
        new(CheckId.ForwardedToUnlinkedZone, "the backup VNet", stack => stack.Remove("azure-zone-us")),
        new(CheckId.MetricAlertInvalid, "no type", stack => stack.Change("qps-uk", inputs => inputs.Object("criteria").Remove("odata.type"))),
        new(CheckId.MetricAlertInvalid, "no criterion type", stack => stack.Change("qps-uk", inputs => inputs.Object("criteria").At("allOf", 0).AsObject().Remove("criterionType"))),
        new(CheckId.MetricAlertInvalid, "a minute", stack => stack.Set("qps-uk", "windowSize", "PT1M")),
        new(CheckId.MetricAlertInvalid, "half an hour of a count", stack => { stack.Set("qps-uk", "windowSize", "PT30M"); stack.Change("qps-uk", inputs => inputs.Object("criteria").At("allOf", 0)["metricName"] = "InboundEndpointCount"); }),
        new(CheckId.ActionGroupNameTooLong, "13", stack => stack.Add(ResourceType.ActionGroup, "people", new { location = "global", groupShortName = "operators-uk1" })),
        new(CheckId.AzureChoiceUnknown, "state of a rule", stack => stack.Set("rule-uk", "forwardingRuleState", "On")),
        new(CheckId.AzureChoiceUnknown, "protocol of a connection", stack => stack.Set("connection-uk-0", "connectionProtocol", "ikev2-only")),
        new(CheckId.AzureInputNotTaken, "etag of a subnet", stack => stack.Change("vnet-uk", inputs => inputs.At("subnets", 0)["etag"] = "x")),
        new(CheckId.AzureInputNotTaken, "actions of a delegation", stack => stack
            .Change("vnet-uk", inputs => inputs.At("subnets", 1).At("delegations", 0)["actions"] = new JsonArray("x"))),
        new(CheckId.DiagnosticSettingWithoutLogs, "of a ruleset", stack => stack
            .Add(ResourceType.DiagnosticSetting, "logs", new { resourceUri = "ruleset-uk", workspaceId = "workspace" })),
        new(CheckId.LogAlertOperatorUnknown, "gt", stack => stack.Add(ResourceType.LogAlert, "failing", LogAlert("gt"))),
        new(CheckId.PrivateZoneTagDropped, "a colon", stack => stack.Set("azure-zone", "tags", Tags("team:dns"))),
        new(CheckId.PrivateZoneTagDropped, "a digit first, on a link", stack => stack.Set("azure-zone-uk", "tags", Tags("1st"))),
        new(CheckId.PrivateZoneTagDropped, "a dot last", stack => stack.Set("azure-zone", "tags", Tags("team."))),
        new(CheckId.PrivateZoneTagDropped, "16 tags", stack => stack.Set("azure-zone", "tags", Tags([.. Enumerable.Range(0, 16).Select(tag => $"t{tag}")]))),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.ResolverPlacedWrong, "the same place spelt for people", stack => stack.Set("resolver-uk", "location", "UK South")),
        new(CheckId.TwoResolversInVirtualNetwork, "one in each", stack => stack.Set("resolver-uk", "tags", new { x = "y" })),
        new(CheckId.TooManyAzureEndpoints, "five outbound endpoints", stack => Outbound(stack, 4)),
        new(CheckId.TooManyAzureEndpoints, "two rulesets on one", stack => Rulesets(stack, 1), CheckId.RulesetUnused),
        new(CheckId.AzureEndpointSubnetWrong, "/24", stack => Prefix(stack, "172.16.4.0/24")),
        new(CheckId.AzureInboundAddressWrong, "last but one", stack => Inbound(stack, "172.16.2.14")),
        new(CheckId.AzureInboundAddressDynamic, "static", stack => Inbound(stack, "172.16.2.4")),
        new(CheckId.VirtualNetworkUnsuitable, "encryption off", stack => stack.Set("vnet-uk", "encryption", new { enabled = false })),
        new(CheckId.VirtualNetworkOnCustomDns, "the inbound endpoint", stack => stack.Set("vnet-uk", "dhcpOptions", new { dnsServers = new[] { "172.16.2.4" } })),
        new(CheckId.AzureNameInvalid, "80 characters", stack => stack.Set("rule-uk", "forwardingRuleName", new string('r', 80))),
        new(CheckId.AzureWritesCollide, "chained subnets", stack => Subnets(stack, chained: true)),
        new(CheckId.ReplacementNotDeclared, "all properties", stack => stack.Remove("rule-uk").Add(ResourceType.ForwardingRule, "rule-uk", new
        {
            resourceGroupName = "rg", dnsForwardingRulesetName = "ruleset-uk", forwardingRuleName = "internal", domainName = SampleStack.Domain + ".",
            targetDnsServers = new[] { new { ipAddress = "10.10.0.4" }, new { ipAddress = "10.10.0.20" } },
        }, replace: ["*"])),
        new(CheckId.PrivateZoneInvalid, "two labels, any case of global", stack => stack.Set("azure-zone", "location", "GLOBAL")),
        new(CheckId.GlobalLocationMissing, "global", stack => stack.Set("azure-zone-uk", "location", "global")),
        new(CheckId.PrivateLinkWithoutFallback, "redirect", stack => PrivateLink(stack, "NxDomainRedirect")),
        new(CheckId.ForwardedToUnlinkedZone, "a domain without a zone here", stack => stack.Set("forward-uk", "domainName", "elsewhere.example.org")),
        new(CheckId.MetricAlertInvalid, "an hour of a count", stack => { stack.Set("qps-uk", "windowSize", "PT1H"); stack.Change("qps-uk", inputs => inputs.Object("criteria").At("allOf", 0)["metricName"] = "InboundEndpointCount"); }),
        new(CheckId.ActionGroupNameTooLong, "12", stack => stack.Add(ResourceType.ActionGroup, "people", new { location = "global", groupShortName = "operators-uk" })),
        new(CheckId.AzureChoiceUnknown, "another case", stack => stack.Set("rule-uk", "forwardingRuleState", "enabled")),
        new(CheckId.AzureInputNotTaken, "a service endpoint", stack => stack
            .Change("vnet-uk", inputs => inputs.At("subnets", 0)["serviceEndpoints"] = new JsonArray())),
        new(CheckId.DiagnosticSettingWithoutLogs, "of a DNS security policy", stack => stack
            .Add(ResourceType.DnsResolverPolicy, "policy", new { resourceGroupName = "rg", location = "uksouth" })
            .Add(ResourceType.DiagnosticSetting, "logs", new { resourceUri = "policy", workspaceId = "workspace" })),
        new(CheckId.LogAlertOperatorUnknown, "GreaterThan", stack => stack.Add(ResourceType.LogAlert, "failing", LogAlert("GreaterThan"))),
        new(CheckId.PrivateZoneTagDropped, "what it keeps", stack => stack.Set("azure-zone", "tags", Tags("team", "cost-centre", "a.b_", "X"))),
        new(CheckId.PrivateZoneTagDropped, "15 tags", stack => stack.Set("azure-zone", "tags", Tags([.. Enumerable.Range(0, 15).Select(tag => $"t{tag}")]))),
        new(CheckId.PrivateZoneTagDropped, "a colon on a VNet", stack => stack.Set("vnet-uk", "tags", Tags("team:dns"))),
    ];

    private static object LogAlert(string comparison) =>
        new { location = "uksouth", criteria = new { allOf = new[] { new Dictionary<string, object> { ["operator"] = comparison, ["threshold"] = 5 } } } };

    private static Dictionary<string, string> Tags(params string[] names) => names.ToDictionary(name => name, _ => "x", StringComparer.Ordinal);

    private static JsonObject Subnet(string name, string prefix) => new()
    {
        ["name"] = name,
        ["addressPrefix"] = prefix,
        ["delegations"] = new JsonArray(new JsonObject { ["serviceName"] = "Microsoft.Network/dnsResolvers" }),
    };

    private static void Prefix(StackBuilder stack, string prefix) => stack.Change("vnet-uk", inputs => inputs.At("subnets", 2)["addressPrefix"] = prefix);

    private static void Inbound(StackBuilder stack, string? address)
    {
        stack.Change("azure-in-uk", inputs => inputs.At("ipConfigurations", 0)["privateIpAddress"] = address);
        if (address is not null)
        {
            stack.Change("forward-uk", inputs => inputs.At("targetIps", 0)["ip"] = address).Change("forward-us", inputs => inputs.At("targetIps", 0)["ip"] = address);
        }
    }

    private static void Outbound(StackBuilder stack, int more)
    {
        for (var index = 0; index < more; index++)
        {
            var name = $"dns-out-{index}";
            stack.Change("vnet-uk", inputs => inputs.List("subnets").Add(Subnet(name, $"172.16.3.{index * 16}/28")));
            stack.Add(ResourceType.OutboundEndpoint, name, new { location = "uksouth", resourceGroupName = "rg", dnsResolverName = "resolver-uk", outboundEndpointName = name, subnet = new { id = $"{Network}/subnets/{name}" } },
                after: [index == 0 ? "azure-out-uk" : $"dns-out-{index - 1}"], replace: ["subnet"]);
        }
    }

    private static void Rulesets(StackBuilder stack, int more)
    {
        for (var index = 0; index < more; index++)
        {
            stack.Add(ResourceType.ForwardingRuleset, $"more-{index}", new { location = "uksouth", resourceGroupName = "rg", dnsForwardingRulesetName = $"more-{index}", dnsResolverOutboundEndpoints = new[] { new { id = "azure-out-uk" } } });
        }
    }

    private static void Subnets(StackBuilder stack, bool chained) => stack
        .Add(ResourceType.VirtualNetworkSubnet, "one", new { virtualNetworkName = "vnet-uk", subnetName = "one", addressPrefix = "172.16.8.0/24" })
        .Add(ResourceType.VirtualNetworkSubnet, "two", new { virtualNetworkName = "vnet-uk", subnetName = "two", addressPrefix = "172.16.9.0/24" }, after: chained ? ["one"] : []);

    private static void PrivateLink(StackBuilder stack, string policy) => stack
        .Add(ResourceType.PrivateZone, "blob", new { location = "global", resourceGroupName = "rg", privateZoneName = "privatelink.blob.core.windows.net" })
        .Add(ResourceType.PrivateZoneLink, "blob-uk", new { location = "global", resourceGroupName = "rg", privateZoneName = "privatelink.blob.core.windows.net", resolutionPolicy = policy, virtualNetwork = new { id = Network } });
}
