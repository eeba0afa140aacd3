namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class TwoRulesetsInVirtualNetwork()
    : CheckRule(CheckId.TwoRulesetsInVirtualNetwork, Severity.Error, "Two rulesets linked to one VNet")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from same in stack.AzureDns.Rulesets
            .SelectMany(ruleset => ruleset.Links.Where(link => link.VirtualNetworkId is not null).Select(link => (ruleset, link)))
            .GroupBy(pair => pair.link.VirtualNetworkId!, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select Found(
            same.Last().link.Resource,
            $"VNet '{same.Key.Split('/')[^1]}' is linked to "
                + $"{string.Join(" and ", same.Select(pair => $"'{pair.ruleset.Resource.Name}'"))}; Azure takes one ruleset for each VNet.",
            "Put all rules into one ruleset.");
}

internal sealed class RulesetUnused() : CheckRule(CheckId.RulesetUnused, Severity.Warning, "Ruleset that forwards nothing")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        where ruleset.Links.IsEmpty || ruleset.Rules.IsEmpty
        select Found(
            ruleset.Resource,
            $"Ruleset '{ruleset.Resource.Name}' has {(ruleset.Links.IsEmpty ? "no VNet link" : "no rules")}.",
            "Declare what is missing, or remove the ruleset.");
}

internal sealed class ForwardingRuleDomainInvalid()
    : CheckRule(CheckId.ForwardingRuleDomainInvalid, Severity.Error, "Forwarding rule domain that Azure refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from rule in ruleset.Rules
        let wrong =
            !rule.DomainText.EndsWith('.') ? "does not end in a dot"
            : DnsName.LabelCount(rule.Domain) > 34 ? $"has {DnsName.LabelCount(rule.Domain)} labels; at most 34 are allowed"
            : !DnsName.IsWellFormed(rule.Domain) ? "is no domain name"
            : null
        where wrong is not null
        select Found(
            rule.Resource,
            $"The domain '{rule.DomainText}' of rule '{rule.Name}' {wrong}.",
            "Write the domain with its last dot, for example 'internal.example.com.'.");
}

internal sealed class ForwardingRuleDomainTwice()
    : CheckRule(CheckId.ForwardingRuleDomainTwice, Severity.Error, "One domain in two rules of a ruleset")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from same in ruleset.Rules.GroupBy(rule => rule.Domain, StringComparer.Ordinal)
        where same.Count() > 1
        select Found(
            same.Last().Resource,
            $"Ruleset '{ruleset.Resource.Name}' has {same.Count()} rules for '{same.Key}.'; which one holds is not said, and Azure is "
                + "assumed to refuse the second.",
            "Put all targets into one rule.");
}

internal sealed class ForwardingRuleTargetInvalid()
    : CheckRule(CheckId.ForwardingRuleTargetInvalid, Severity.Error, "Forwarding target that Azure refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var rule in stack.AzureDns.Rulesets.SelectMany(ruleset => ruleset.Rules))
        {
            var targets = rule.Resource.Items("targetDnsServers").ToList();
            var wrong =
                targets.Count is 0 or > 6 ? $"has {targets.Count} targets; Azure takes 1 to 6"
                : rule.Targets.FirstOrDefault(target => Ipv4.Address(target) is null) is { } bad
                    ? $"has the target '{bad}', which is no IPv4 address"
                : rule.Targets.Contains("168.63.129.16") ? "has the target 168.63.129.16, which Azure refuses"
                : rule.Targets.Distinct(StringComparer.Ordinal).Count() < rule.Targets.Length ? "lists a target twice"
                : targets.Any(target => target.Number("port") is < 1 or > 65535) ? "has a port outside 1 to 65535"
                : null;
            if (wrong is not null)
            {
                yield return Found(
                    rule.Resource,
                    $"Rule '{rule.Name}' for '{rule.DomainText}' {wrong}.",
                    "List up to six addresses of DNS servers, each once.");
            }
        }
    }
}

internal sealed class ForwardingRuleHasOneTarget()
    : CheckRule(CheckId.ForwardingRuleHasOneTarget, Severity.Warning, "Forwarding rule with a single target")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from rule in ruleset.Rules
        where rule.Enabled && rule.Targets.Length == 1
        select Found(
            rule.Resource,
            $"Rule '{rule.Name}' forwards '{rule.DomainText}' to {rule.Targets[0]} alone: when that stops answering, the domain is "
                + "gone for the VNet.",
            "Add the other addresses of the inbound endpoint, then those of the next site.");
}

internal sealed class ForwardingRuleShadowed()
    : CheckRule(CheckId.ForwardingRuleShadowed, Severity.Error, "Forwarding rule that a private zone hides")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from rule in ruleset.Rules
        where rule.Enabled
        from zone in stack.AzureDns.PrivateZones
        where DnsName.IsWithin(rule.Domain, zone.Name)
        let link = ruleset.Links.FirstOrDefault(link => zone.IsLinkedTo(link.VirtualNetworkId))
        where link is not null
        select Found(
            rule.Resource,
            $"Rule '{rule.Name}' for '{rule.DomainText}' is never used in VNet '{link.VirtualNetworkId!.Split('/')[^1]}': private "
                + $"zone '{zone.Name}' is linked there, and a private zone answers first, with NXDOMAIN for what it lacks.",
            "Remove the link of the zone to that VNet, or the rule.");
}

internal sealed class ForwardingRuleTakesAzureDomain()
    : CheckRule(CheckId.ForwardingRuleTakesAzureDomain, Severity.Warning, "Forwarding rule for a domain of Azure services")
{
    private static readonly string[] Domains =
    [
        "windows.net", "azure.com", "azure.net", "windowsazure.us", "windowsazure.com", "azurewebsites.net", "microsoftonline.com",
        "azure-api.net", "azurecr.io",
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from rule in ruleset.Rules
        let domain = Domains.FirstOrDefault(domain => rule.Domain.Length > 0 && DnsName.IsWithin(rule.Domain, domain))
        where rule.Enabled && domain is not null && !rule.Domain.StartsWith("privatelink.", StringComparison.Ordinal)
        select Found(
            rule.Resource,
            $"Rule '{rule.Name}' forwards '{rule.DomainText}', a public domain of Azure services: private endpoints of the VNet then "
                + "resolve to their public addresses, whatever private zones are linked.",
            "Remove the rule.");
}

internal sealed class ForwardingRuleDisabled() : CheckRule(CheckId.ForwardingRuleDisabled, Severity.Note, "Disabled forwarding rule")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        from rule in ruleset.Rules
        where !rule.Enabled
        select Found(rule.Resource, $"Rule '{rule.Name}' for '{rule.DomainText}' is disabled and ignored.", "Enable it, or remove it.");
}

internal sealed class FirstTargetHotSpot()
    : CheckRule(CheckId.FirstTargetHotSpot, Severity.Warning, "Rulesets that all ask the same address first")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from same in stack.AzureDns.Rulesets
            .SelectMany(ruleset => ruleset.Rules.Where(rule => rule.Enabled && rule.Targets.Length > 1).Select(rule => (ruleset, rule)))
            .GroupBy(pair => pair.rule.Targets[0], StringComparer.Ordinal)
        let rulesets = same.Select(pair => pair.ruleset).Distinct().ToList()
        where rulesets.Count > 1
        select Found(
            same.Last().rule.Resource,
            $"{rulesets.Count} rulesets ask {same.Key} first. Azure uses the first target until it stops answering, so that address "
                + "carries all their queries and the others none.",
            "Start each ruleset with another target.");
}

internal sealed class FirstTargetFarAway()
    : CheckRule(CheckId.FirstTargetFarAway, Severity.Warning, "Ruleset that asks a distant Region first")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.AzureDns.Rulesets
        where ruleset.Location is not null
        from rule in ruleset.Rules
        where rule.Enabled && rule.Targets.Length > 0
        let first = stack.Resolver.Listening(rule.Targets[0])
        where first?.Region is not null
        let nearest = stack.Resolver.Inbound
            .Where(endpoint => endpoint.Region is not null)
            .OrderBy(endpoint => Regions.Kilometres(ruleset.Location, endpoint.Region) ?? double.MaxValue)
            .First()
        where Regions.Kilometres(ruleset.Location, nearest.Region) < Regions.Kilometres(ruleset.Location, first.Region)
        select Found(
            rule.Resource,
            $"Rule '{rule.Name}' in '{ruleset.Location}' asks '{first.Region}' first, and '{nearest.Region}' is nearer. Route 53 "
                + $"takes the query to come from the Region that it arrives at, so clients get what is close to '{first.Region}'.",
            $"List the addresses of '{nearest.Resource.Name}' first.");
}
