using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>Azure DNS Private Resolvers, rulesets and private zones, as declared.</summary>
internal sealed record AzureResolvers(
    ImmutableArray<DeclaredAzureEndpoint> Inbound,
    ImmutableArray<DeclaredAzureEndpoint> Outbound,
    ImmutableArray<DeclaredRuleset> Rulesets,
    ImmutableArray<DeclaredPrivateZone> PrivateZones)
{
    public static AzureResolvers Read(DeclaredStack stack) => new(
        [
            .. stack.Of(ResourceType.InboundEndpoint)
                .Select(endpoint => DeclaredAzureEndpoint.Read(stack, endpoint, endpoint.Items("ipConfigurations"))),
        ],
        [
            .. from endpoint in stack.Of(ResourceType.OutboundEndpoint)
               let declared = endpoint.Inputs.ValueKind == JsonValueKind.Object
               select DeclaredAzureEndpoint.Read(stack, endpoint, declared ? [endpoint.Inputs] : []),
        ],
        [.. stack.Of(ResourceType.ForwardingRuleset).Select(ruleset => DeclaredRuleset.Read(stack, ruleset))],
        [.. stack.Of(ResourceType.PrivateZone).Select(zone => DeclaredPrivateZone.Read(stack, zone))]);

    /// <summary>The inbound endpoint that listens on an address.</summary>
    public DeclaredAzureEndpoint? Listening(string? ip) =>
        ip is null ? null : Inbound.FirstOrDefault(endpoint => endpoint.Configurations.Any(configuration => configuration.Address == ip));

    /// <summary>Whether a child names its parent, by id or by name.</summary>
    public static bool IsChild(DeclaredResource child, string nameKey, DeclaredResource parent) =>
        child.Id.StartsWith(parent.Id + "/", StringComparison.OrdinalIgnoreCase)
        || (child.Text(nameKey) is { } name
            && string.Equals(
                name, parent.Text("name") ?? parent.Text(nameKey) ?? parent.Id.Split('/')[^1], StringComparison.OrdinalIgnoreCase)
            && SameGroup(child, parent));

    private static bool SameGroup(DeclaredResource left, DeclaredResource right) =>
        left.Text("resourceGroupName") is not { } group || right.Text("resourceGroupName") is not { } other
        || string.Equals(group, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An inbound or outbound endpoint of an Azure resolver.</summary>
internal sealed record DeclaredAzureEndpoint(
    DeclaredResource Resource,
    DeclaredResource? Resolver,
    string? Location,
    ImmutableArray<DeclaredAzureIp> Configurations)
{
    /// <summary>The VNet of its resolver.</summary>
    public string? VirtualNetworkId => Resolver?.Reference("virtualNetwork");

    public static DeclaredAzureEndpoint Read(
        DeclaredStack stack, DeclaredResource endpoint, IEnumerable<JsonElement> configurations) => new(
        endpoint,
        stack.Of(ResourceType.DnsResolver).FirstOrDefault(resolver => AzureResolvers.IsChild(endpoint, "dnsResolverName", resolver)),
        AzureNetworks.Location(endpoint.Text("location")),
        [
            .. configurations.Select((configuration, index) => DeclaredAzureIp.Read(
                stack, configuration, endpoint.Outputs.Items("ipConfigurations").ElementAtOrDefault(index))),
        ]);
}

/// <param name="Address">Declared, or chosen by Azure where the state says so.</param>
/// <param name="Static">Whether the allocation method is Static.</param>
internal sealed record DeclaredAzureIp(string? SubnetId, DeclaredAzureSubnet? Subnet, string? Address, bool Static)
{
    public static DeclaredAzureIp Read(DeclaredStack stack, JsonElement configuration, JsonElement state)
    {
        var subnet = configuration.Member("subnet")?.Text("id");
        return new DeclaredAzureIp(
            subnet,
            stack.Azure.Subnet(subnet),
            configuration.Text("privateIpAddress") ?? state.Text("privateIpAddress"),
            configuration.Text("privateIpAllocationMethod") == "Static");
    }
}

/// <summary>A forwarding ruleset with its rules, links and outbound endpoints.</summary>
internal sealed record DeclaredRuleset(
    DeclaredResource Resource,
    string? Location,
    ImmutableArray<string> OutboundIds,
    ImmutableArray<DeclaredAzureRule> Rules,
    ImmutableArray<DeclaredRulesetLink> Links)
{
    public static DeclaredRuleset Read(DeclaredStack stack, DeclaredResource ruleset) => new(
        ruleset,
        AzureNetworks.Location(ruleset.Text("location")),
        [.. ruleset.Items("dnsResolverOutboundEndpoints").Select(endpoint => endpoint.Text("id")).OfType<string>()],
        [
            .. stack.Of(ResourceType.ForwardingRule)
                .Where(rule => AzureResolvers.IsChild(rule, "dnsForwardingRulesetName", ruleset))
                .Select(DeclaredAzureRule.Read),
        ],
        [
            .. stack.Of(ResourceType.RulesetLink)
                .Where(link => AzureResolvers.IsChild(link, "dnsForwardingRulesetName", ruleset))
                .Select(link => new DeclaredRulesetLink(link, link.Reference("virtualNetwork"))),
        ]);
}

/// <param name="DomainText">As declared.</param>
internal sealed record DeclaredAzureRule(
    DeclaredResource Resource, string Name, string DomainText, ImmutableArray<string> Targets, bool Enabled)
{
    /// <summary>Plain.</summary>
    public string Domain => DnsName.Plain(DomainText);

    public static DeclaredAzureRule Read(DeclaredResource rule) => new(
        rule,
        rule.Text("forwardingRuleName") ?? rule.Text("name") ?? rule.Name,
        rule.Text("domainName") ?? "",
        [.. rule.Items("targetDnsServers").Select(target => target.Text("ipAddress")).OfType<string>()],
        rule.Text("forwardingRuleState") != "Disabled");
}

internal sealed record DeclaredRulesetLink(DeclaredResource Resource, string? VirtualNetworkId);

/// <summary>An Azure private zone and the VNets that see it.</summary>
/// <param name="Name">Plain.</param>
internal sealed record DeclaredPrivateZone(DeclaredResource Resource, string Name, ImmutableArray<DeclaredResource> Links)
{
    public bool IsLinkedTo(string? virtualNetworkId) =>
        Links.Any(link => AzureNetworks.SameId(link.Reference("virtualNetwork"), virtualNetworkId));

    public static DeclaredPrivateZone Read(DeclaredStack stack, DeclaredResource zone)
    {
        var name = zone.Text("privateZoneName") ?? zone.Text("name") ?? zone.Id.Split('/')[^1];
        return new DeclaredPrivateZone(
            zone,
            DnsName.Plain(name),
            [.. stack.Of(ResourceType.PrivateZoneLink).Where(link => AzureResolvers.IsChild(link, "privateZoneName", zone))]);
    }
}
