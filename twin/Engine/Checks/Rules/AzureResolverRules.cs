using System.Text.RegularExpressions;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class ResolverPlacedWrong()
    : CheckRule(CheckId.ResolverPlacedWrong, Severity.Error, "Azure resolver, endpoint or ruleset link across locations")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var resolver in stack.Of(ResourceType.DnsResolver))
        {
            var location = AzureNetworks.Location(resolver.Text("location"));
            if (stack.Azure.Network(resolver.Reference("virtualNetwork")) is { } network && location is not null
                && network.Location is not null && network.Location != location)
            {
                yield return Found(
                    resolver,
                    $"Resolver '{resolver.Name}' is in '{location}' and its VNet '{network.Resource.Name}' in '{network.Location}'.",
                    "Put the resolver into its VNet's location.");
            }
        }

        foreach (var endpoint in stack.AzureDns.Inbound.Concat(stack.AzureDns.Outbound))
        {
            var location = AzureNetworks.Location(endpoint.Resolver?.Text("location"));
            if (endpoint.Location is not null && location is not null && endpoint.Location != location)
            {
                yield return Found(
                    endpoint.Resource,
                    $"Endpoint '{endpoint.Resource.Name}' is in '{endpoint.Location}' and its resolver in '{location}'.",
                    "Put the endpoint into its resolver's location.");
            }

            foreach (var configuration in endpoint.Configurations)
            {
                if (configuration.Subnet?.Network is { } network && endpoint.VirtualNetworkId is { } id
                    && !AzureNetworks.SameId(network.Resource.Id, id))
                {
                    yield return Found(
                        endpoint.Resource,
                        $"The subnet of endpoint '{endpoint.Resource.Name}' is in VNet '{network.Resource.Name}', not in its resolver's.",
                        "Use a subnet of the resolver's VNet.");
                }
            }
        }

        foreach (var ruleset in stack.AzureDns.Rulesets)
        {
            foreach (var link in ruleset.Links)
            {
                if (stack.Azure.Network(link.VirtualNetworkId) is { } network && ruleset.Location is not null
                    && network.Location is not null && network.Location != ruleset.Location)
                {
                    yield return Found(
                        link.Resource,
                        $"Ruleset '{ruleset.Resource.Name}' in '{ruleset.Location}' is linked to VNet '{network.Resource.Name}' in "
                            + $"'{network.Location}'; Azure links rulesets within one region.",
                        "Declare a resolver and a ruleset in that location.");
                }
            }
        }
    }
}

internal sealed class TwoResolversInVirtualNetwork()
    : CheckRule(CheckId.TwoResolversInVirtualNetwork, Severity.Error, "Two Azure resolvers in one VNet")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from same in stack.Of(ResourceType.DnsResolver)
            .Where(resolver => resolver.Reference("virtualNetwork") is not null)
            .GroupBy(resolver => resolver.Reference("virtualNetwork"), StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select Found(
            same.Last(),
            $"Resolvers {string.Join(" and ", same.Select(resolver => $"'{resolver.Name}'"))} name one VNet; Azure takes one.",
            "Keep one, with more endpoints where capacity needs them.");
}

internal sealed class TooManyAzureEndpoints()
    : CheckRule(CheckId.TooManyAzureEndpoints, Severity.Error, "More Azure endpoints or rulesets than the service takes")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var endpoints in new[] { stack.AzureDns.Inbound, stack.AzureDns.Outbound })
        {
            foreach (var resolver in endpoints.Where(endpoint => endpoint.Resolver is not null).GroupBy(endpoint => endpoint.Resolver!)
                .Where(filter => filter.Count() > 5))
            {
                yield return Found(
                    resolver.Key,
                    $"Resolver '{resolver.Key.Name}' has {resolver.Count()} endpoints of one direction; Azure takes 5.",
                    "Use fewer, or a second resolver in another VNet.");
            }
        }

        foreach (var ruleset in stack.AzureDns.Rulesets)
        {
            if (ruleset.OutboundIds.Length is 0 or > 2)
            {
                yield return Found(
                    ruleset.Resource,
                    $"Ruleset '{ruleset.Resource.Name}' has {ruleset.OutboundIds.Length} outbound endpoints; Azure takes 1 or 2.",
                    "Name one or two outbound endpoints.");
            }

            if (ruleset.Rules.Length > 1000 || ruleset.Links.Length > 500)
            {
                yield return Found(
                    ruleset.Resource,
                    $"Ruleset '{ruleset.Resource.Name}' has {ruleset.Rules.Length} rules and {ruleset.Links.Length} links; Azure "
                        + "takes 1000 and 500.",
                    "Split the ruleset.");
            }
        }

        foreach (var endpoint in stack.AzureDns.Outbound)
        {
            var rulesets = stack.AzureDns.Rulesets
                .Count(ruleset => ruleset.OutboundIds.Any(id => AzureNetworks.SameId(id, endpoint.Resource.Id)));
            if (rulesets > 2)
            {
                yield return Found(
                    endpoint.Resource,
                    $"Outbound endpoint '{endpoint.Resource.Name}' serves {rulesets} rulesets; Azure takes 2.",
                    "Declare another outbound endpoint.");
            }
        }
    }
}

internal sealed class AzureEndpointSubnetWrong()
    : CheckRule(CheckId.AzureEndpointSubnetWrong, Severity.Error, "Subnet that an Azure resolver endpoint cannot use")
{
    private const string Delegation = "Microsoft.Network/dnsResolvers";

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var endpoints = stack.AzureDns.Inbound.Concat(stack.AzureDns.Outbound).ToList();
        foreach (var endpoint in endpoints)
        {
            foreach (var subnet in endpoint.Configurations.Select(configuration => configuration.Subnet).OfType<DeclaredAzureSubnet>()
                .Distinct())
            {
                if (subnet.Prefix is { PrefixLength: < 24 or > 28 })
                {
                    yield return Found(
                        subnet.Resource,
                        $"Subnet '{subnet.Name}' of endpoint '{endpoint.Resource.Name}' is {subnet.Prefix}; Azure takes /28 to /24.",
                        "Use /28.");
                }

                if (!subnet.Delegations.Contains(Delegation, StringComparer.OrdinalIgnoreCase) || subnet.Delegations.Length > 1)
                {
                    yield return Found(
                        subnet.Resource,
                        $"Subnet '{subnet.Name}' of endpoint '{endpoint.Resource.Name}' is "
                            + (subnet.Delegations.IsEmpty ? "not delegated." : $"delegated to {string.Join(", ", subnet.Delegations)}."),
                        $"Delegate it to '{Delegation}' and to nothing else.");
                }

                if (subnet.Name == "GatewaySubnet")
                {
                    yield return Found(
                        subnet.Resource,
                        $"Endpoint '{endpoint.Resource.Name}' is in GatewaySubnet, which only gateways may use.",
                        "Give it a subnet of its own.");
                }
            }
        }

        var shared = endpoints
            .SelectMany(endpoint => endpoint.Configurations.Select(configuration => configuration.SubnetId).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase).Select(id => (id, endpoint)))
            .GroupBy(pair => pair.id, StringComparer.OrdinalIgnoreCase)
            .Where(filter => filter.Count() > 1);
        foreach (var subnet in shared)
        {
            yield return Found(
                subnet.Last().endpoint.Resource,
                $"Endpoints {string.Join(" and ", subnet.Select(pair => $"'{pair.endpoint.Resource.Name}'"))} share subnet "
                    + $"'{subnet.Key.Split('/')[^1]}'; each needs its own.",
                "Declare a /28 for each endpoint.");
        }
    }
}

internal sealed class AzureInboundAddressWrong()
    : CheckRule(CheckId.AzureInboundAddressWrong, Severity.Error, "Inbound address that Azure refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.AzureDns.Inbound
        from configuration in endpoint.Configurations
        let address = Ipv4.Address(configuration.Address)
        let wrong =
            configuration.Static && configuration.Address is null ? "is Static and has no 'privateIpAddress'"
            : configuration.Address is not null && address is null ? $"has '{configuration.Address}', which is no IPv4 address"
            : address is not null && configuration.Subnet?.Prefix is { } range && !range.Contains(address)
                ? $"has {address}, which is not in subnet '{configuration.Subnet.Name}' ({range})"
            : address is not null && configuration.Subnet?.Prefix is { } subnet && subnet.Reserves(address)
                ? $"has {address}, which Azure reserves in subnet '{configuration.Subnet.Name}' ({subnet})"
            : null
        where wrong is not null
        select Found(
            endpoint.Resource,
            $"Inbound endpoint '{endpoint.Resource.Name}' {wrong}.",
            "Use an address from the fifth to the last but one of its subnet.");
}

internal sealed class AzureInboundAddressDynamic()
    : CheckRule(CheckId.AzureInboundAddressDynamic, Severity.Warning, "Inbound endpoint whose address Azure chooses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.AzureDns.Inbound
        where endpoint.Configurations.Any(configuration => !configuration.Static)
        select Found(
            endpoint.Resource,
            $"Inbound endpoint '{endpoint.Resource.Name}' gets its address from Azure: a replaced endpoint may get another, and every "
                + "forwarder that knows the old one fails.",
            "Set 'privateIpAllocationMethod' to Static and declare 'privateIpAddress'.");
}

internal sealed class VirtualNetworkUnsuitable()
    : CheckRule(CheckId.VirtualNetworkUnsuitable, Severity.Error, "VNet that an Azure resolver does not support")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from resolver in stack.Of(ResourceType.DnsResolver)
        let network = stack.Azure.Network(resolver.Reference("virtualNetwork"))
        where network?.Resource.Value("encryption")?.Flag("enabled") == true
        select Found(
            network.Resource,
            $"VNet '{network.Resource.Name}' has encryption on, which DNS Private Resolver does not support.",
            "Switch VNet encryption off, or put the resolver into another VNet.");
}

internal sealed class VirtualNetworkOnCustomDns()
    : CheckRule(CheckId.VirtualNetworkOnCustomDns, Severity.Warning, "VNet whose clients do not use its ruleset")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from link in ruleset.Links
        let network = stack.Azure.Network(link.VirtualNetworkId)
        let servers = network?.Resource.Value("dhcpOptions")?.Texts("dnsServers").ToList() ?? []
        where servers.Count > 0 && !servers.Contains("168.63.129.16")
            && !servers.All(server => stack.AzureDns.Listening(server) is not null)
        select Found(
            network!.Resource,
            $"VNet '{network.Resource.Name}' sends its clients to {string.Join(", ", servers)}: ruleset '{ruleset.Resource.Name}', "
                + "which is linked to it, does not apply to them.",
            "Leave 'dnsServers' out, or forward from those servers to an inbound endpoint.");
}

internal sealed partial class AzureNameInvalid()
    : CheckRule(CheckId.AzureNameInvalid, Severity.Error, "Name that Azure refuses at deployment")
{
    private static readonly (string Type, string Key)[] Named =
    [
        (ResourceType.DnsResolver, "dnsResolverName"),
        (ResourceType.InboundEndpoint, "inboundEndpointName"),
        (ResourceType.OutboundEndpoint, "outboundEndpointName"),
        (ResourceType.ForwardingRuleset, "dnsForwardingRulesetName"),
        (ResourceType.RulesetLink, "virtualNetworkLinkName"),
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        (from named in Named
         from resource in stack.Of(named.Type)
         let name = resource.Inputs.Text(named.Key) ?? (resource.Read ? null : resource.Name)
         where name is not null && !Name().IsMatch(name)
         select Found(
             resource, $"'{name}' is no name for this resource: 1 to 80 letters, digits, '_' and '-', with a letter or digit at both ends.",
             $"Set '{named.Key}'."))
        .Concat(
            from ruleset in stack.AzureDns.Rulesets
            from rule in ruleset.Rules
            where !RuleName().IsMatch(rule.Name)
            select Found(
                rule.Resource,
                $"'{rule.Name}' is no name for a forwarding rule: it begins with a letter, and has letters, digits, '_' and '-'.",
                "Set 'forwardingRuleName'."));

    [GeneratedRegex(@"^[a-zA-Z0-9]([a-zA-Z0-9_\-]{0,78}[a-zA-Z0-9])?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_\-]{0,79}$")]
    private static partial Regex RuleName();
}

internal sealed class AzureWritesCollide() : CheckRule(CheckId.AzureWritesCollide, Severity.Warning, "Azure writes that collide")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var endpoints = stack.AzureDns.Inbound.Concat(stack.AzureDns.Outbound)
            .Where(endpoint => endpoint.Resolver is not null && !endpoint.Resource.Read)
            .GroupBy(endpoint => endpoint.Resolver!.Urn, endpoint => endpoint.Resource, StringComparer.Ordinal);
        var subnets = stack.Of(ResourceType.VirtualNetworkSubnet)
            .Where(subnet => !subnet.Read)
            .GroupBy(subnet => subnet.Text("virtualNetworkName") ?? "", StringComparer.OrdinalIgnoreCase);
        var order = new DeploymentOrder(stack.Captured);
        return
            from siblings in endpoints.Concat(subnets)
            from pair in Pairs.Of([.. siblings])
            where !order.Ordered(pair.First, pair.Second)
            select Found(
                pair.Second,
                $"'{pair.First.Name}' and '{pair.Second.Name}' have one parent and nothing says which comes first. Azure refuses the "
                    + "second write while the first goes on ('another operation is pending').",
                "Chain them with dependsOn.");
    }
}

internal sealed class ReplacementNotDeclared()
    : CheckRule(CheckId.ReplacementNotDeclared, Severity.Note, "Azure property that cannot change in place")
{
    private static readonly (string Type, string Path)[] Fixed =
    [
        (ResourceType.ForwardingRule, "domainName"),
        (ResourceType.InboundEndpoint, "ipConfigurations"),
        (ResourceType.OutboundEndpoint, "subnet"),
        (ResourceType.RulesetLink, "virtualNetwork"),
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from property in Fixed
        from resource in stack.Of(property.Type)
        where stack.TellsOptions && !resource.Read
            && !resource.ReplaceOnChanges.Any(path => path == "*" || path.StartsWith(property.Path, StringComparison.Ordinal))
        select Found(
            resource,
            $"Azure refuses to change '{property.Path}' of '{resource.Name}' in place, and the provider tries to.",
            $"Give it the options replaceOnChanges: [\"{property.Path}\"] and deleteBeforeReplace.");
}
