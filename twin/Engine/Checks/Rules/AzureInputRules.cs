using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class AzureChoiceUnknown()
    : CheckRule(CheckId.AzureChoiceUnknown, Severity.Error, "Value that Azure does not know")
{
    private static readonly ImmutableArray<string> Switch = ["Enabled", "Disabled"];

    private static readonly ImmutableArray<(string Type, string Path, ImmutableArray<string> Choices)> Known =
    [
        (ResourceType.InboundEndpoint, "ipConfigurations.privateIpAllocationMethod", ["Static", "Dynamic"]),
        (ResourceType.ForwardingRule, "forwardingRuleState", Switch),
        (ResourceType.DnsSecurityRule, "action.actionType", ["Allow", "Alert", "Block"]),
        (ResourceType.DnsSecurityRule, "dnsSecurityRuleState", Switch),
        (ResourceType.PrivateZoneLink, "resolutionPolicy", ["Default", "NxDomainRedirect"]),
        (ResourceType.VirtualNetworkGateway, "gatewayType", ["Vpn", "ExpressRoute", "LocalGateway"]),
        (ResourceType.VirtualNetworkGateway, "vpnType", ["RouteBased", "PolicyBased"]),
        (ResourceType.VirtualNetworkGateway, "vpnGatewayGeneration", ["None", "Generation1", "Generation2"]),
        (ResourceType.GatewayConnection, "connectionType", ["IPsec", "Vnet2Vnet", "ExpressRoute", "VPNClient"]),
        (ResourceType.GatewayConnection, "connectionProtocol", ["IKEv2", "IKEv1"]),
        (ResourceType.GatewayConnection, "connectionMode", ["Default", "ResponderOnly", "InitiatorOnly"]),
        (ResourceType.PublicIpAddress, "publicIPAllocationMethod", ["Static", "Dynamic"]),
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from choice in Known
        from resource in stack.Of(choice.Type)
        where !resource.Read
        from value in AzureInputs.Texts(resource, choice.Path)
        where !choice.Choices.Contains(value, StringComparer.OrdinalIgnoreCase)
        select Found(
            resource,
            $"'{choice.Path}' of '{resource.Name}' is '{value}'. The preview takes any text, Azure takes "
                + $"{string.Join(", ", choice.Choices)}.",
            "Write one of these.");
}

internal sealed class AzureInputNotTaken()
    : CheckRule(CheckId.AzureInputNotTaken, Severity.Warning, "Azure property that is read only or unknown")
{
    private static readonly ImmutableArray<string> OfSubnets = ["serviceGateway", "etag", "provisioningState"];
    private static readonly ImmutableArray<string> OfDelegations = ["actions", "etag", "provisioningState"];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from resource in stack.Of(ResourceType.VirtualNetwork).Concat(stack.Of(ResourceType.VirtualNetworkSubnet))
        where !resource.Read
        from subnet in resource.Type == ResourceType.VirtualNetwork ? resource.Items("subnets") : [resource.Inputs]
        let extra = OfSubnets.FirstOrDefault(name => subnet.Member(name) is not null)
            ?? subnet.Items("delegations")
                .Select(delegation => OfDelegations.FirstOrDefault(name => delegation.Member(name) is not null))
                .FirstOrDefault(name => name is not null)
        where extra is not null
        select Found(
            resource,
            $"A subnet of '{resource.Name}' sets '{extra}', which the SDK offers and the service's API version does not take: it is "
                + "dropped or refused.",
            "Leave it out.");
}

internal sealed class DiagnosticSettingWithoutLogs()
    : CheckRule(CheckId.DiagnosticSettingWithoutLogs, Severity.Error, "Diagnostic setting of a resource that has none")
{
    private static readonly ImmutableArray<string> Silent =
        [ResourceType.DnsResolver, ResourceType.InboundEndpoint, ResourceType.OutboundEndpoint, ResourceType.ForwardingRuleset];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from setting in stack.Of(ResourceType.DiagnosticSetting)
        let resource = Silent.Select(type => stack.Find(type, setting.Text("resourceUri"))).FirstOrDefault(found => found is not null)
        where resource is not null
        select Found(
            setting,
            $"'{setting.Name}' asks for the logs of '{resource.Name}'. Resolvers, endpoints and rulesets have neither logs nor exportable "
                + "metrics.",
            "Link a DNS security policy to the VNet, and take its 'DnsResponse' log.");
}

internal sealed class LogAlertOperatorUnknown()
    : CheckRule(CheckId.LogAlertOperatorUnknown, Severity.Error, "Log alert with an operator of another service")
{
    private static readonly ImmutableArray<string> Operators =
        ["Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from alert in stack.Of(ResourceType.LogAlert)
        where !alert.Read
        from value in AzureInputs.Texts(alert, "criteria.allOf.operator")
        where !Operators.Contains(value, StringComparer.OrdinalIgnoreCase)
        select Found(
            alert,
            $"Log alert '{alert.Name}' compares with '{value}', a word of the SDK for another service; Azure takes "
                + $"{string.Join(", ", Operators)}.",
            "Write the word as text, for example GreaterThan.");
}

/// <summary>What is declared under a path through objects and lists.</summary>
internal static class AzureInputs
{
    public static IEnumerable<string> Texts(DeclaredResource resource, string path) => Follow(resource.Inputs, path.Split('.'));

    private static IEnumerable<string> Follow(JsonElement value, ReadOnlyMemory<string> path) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Follow(item, path)),
        JsonValueKind.Object when !path.IsEmpty && value.TryGetProperty(path.Span[0], out var inner) => Follow(inner, path[1..]),
        JsonValueKind.String when path.IsEmpty => [value.GetString()!],
        _ => [],
    };
}
