using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class ForwardRuleIncomplete()
    : CheckRule(CheckId.ForwardRuleIncomplete, Severity.Error, "FORWARD rule without endpoint or targets")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards
        let missing = rule.Resource.Text("resolverEndpointId") is null ? "resolverEndpointId"
            : rule.Resource.Items("targetIps").Any() ? null
            : "targetIps"
        where missing is not null
        select Found(
            rule.Resource,
            $"FORWARD rule '{rule.Resource.Name}' for '{rule.Domain}' has no '{missing}'. The provider takes it, AWS does not.",
            $"Declare '{missing}'.");
}

internal sealed class ForwardRuleHasOneTarget()
    : CheckRule(CheckId.ForwardRuleHasOneTarget, Severity.Warning, "FORWARD rule with a single target")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards && rule.Resource.Items("targetIps").Count() == 1
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' forwards '{rule.Domain}' to '{rule.Targets.FirstOrDefault()}' alone: when that stops "
                + "answering, the domain is gone.",
            "Declare at least two targets, in two sites where there are two.");
}

internal sealed class ForwardRuleHasTooManyTargets()
    : CheckRule(CheckId.ForwardRuleHasTooManyTargets, Severity.Error, "FORWARD rule with more than six targets")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Resource.Items("targetIps").Count() > 6
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' has {rule.Resource.Items("targetIps").Count()} targets; AWS takes at most 6.",
            "Keep the six that matter most.");
}

internal sealed class ForwardRuleTargetsOneNetwork()
    : CheckRule(
        CheckId.ForwardRuleTargetsOneNetwork, Severity.Warning,
        "FORWARD rule whose targets share one network though another serves the domain")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards && rule.Targets.Length > 1
        let endpoints = rule.Targets.Select(stack.AzureDns.Listening).Distinct().ToList()
        where endpoints.All(endpoint => endpoint is not null)
        let networks = endpoints.Select(endpoint => endpoint!.VirtualNetworkId).Distinct(StringComparer.OrdinalIgnoreCase).ToList()
        where networks.Count == 1 && stack.AzureDns.Inbound.Any(endpoint => !AzureNetworks.SameId(endpoint.VirtualNetworkId, networks[0]))
        select Found(
            rule.Resource,
            $"All targets of rule '{rule.Resource.Name}' are in VNet '{networks[0]?.Split('/')[^1]}': its loss takes '{rule.Domain}' "
                + "away although another VNet has an inbound endpoint.",
            "Add the inbound address of another site as a target.");
}

internal sealed class ForwardRuleUnused() : CheckRule(CheckId.ForwardRuleUnused, Severity.Warning, "Resolver rule that no VPC uses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.VpcIds.IsEmpty && !stack.Of("aws:ram/resourceAssociation:ResourceAssociation")
            .Any(share => share.Text("resourceArn") is { } arn && arn == rule.Resource.Text("arn"))
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' for '{rule.Domain}' is associated with no VPC and shared with no account, so nothing is "
                + "ever forwarded by it.",
            "Declare a ResolverRuleAssociation, or remove the rule.");
}

internal sealed class ForwardRuleRegionMismatch()
    : CheckRule(CheckId.ForwardRuleRegionMismatch, Severity.Error, "Resolver rule in another Region than its endpoint or VPC")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var rule in stack.Resolver.Rules)
        {
            if (rule.Endpoint is { } endpoint && endpoint.Region != rule.Region)
            {
                yield return Found(
                    rule.Resource,
                    $"Rule '{rule.Resource.Name}' is in Region '{rule.Region}' and its endpoint '{endpoint.Resource.Name}' in "
                        + $"'{endpoint.Region}'.",
                    "Declare one rule for each Region.");
            }

            foreach (var vpc in rule.VpcIds.Select(stack.Aws.Vpc).OfType<DeclaredVpc>().Where(vpc => vpc.Region != rule.Region))
            {
                yield return Found(
                    rule.Resource,
                    $"Rule '{rule.Resource.Name}' is in Region '{rule.Region}' and associated with VPC '{vpc.Resource.Name}' in "
                        + $"'{vpc.Region}'.",
                    "Declare one rule for each Region.");
            }
        }
    }
}

internal sealed class ForwardRuleUsesInboundEndpoint()
    : CheckRule(CheckId.ForwardRuleUsesInboundEndpoint, Severity.Error, "FORWARD rule on an inbound endpoint")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards && rule.Endpoint is { Inbound: true }
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' uses endpoint '{rule.Endpoint!.Resource.Name}', which is inbound.",
            "Use an outbound endpoint.");
}

internal sealed class ForwardRuleShadowsZone()
    : CheckRule(CheckId.ForwardRuleShadowsZone, Severity.Error, "FORWARD rule that hides a private zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards
        from zone in stack.Zones.All
        where rule.Domain == zone.Name
        let vpc = rule.VpcIds.FirstOrDefault(id => zone.Associations.Any(link => link.VpcId == id))
        where vpc is not null
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' forwards '{rule.Domain}' in a VPC that is associated with the private zone of that name; "
                + "the rule wins, and the zone's records are never seen there.",
            "Remove the rule, or its association with that VPC.");
}

internal sealed class ForwardRuleCutsZone()
    : CheckRule(CheckId.ForwardRuleCutsZone, Severity.Warning, "FORWARD rule that takes names out of a private zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards
        from zone in stack.Zones.All
        where rule.Domain != zone.Name && DnsName.IsWithin(rule.Domain, zone.Name)
            && rule.VpcIds.Any(id => zone.Associations.Any(link => link.VpcId == id))
        let hidden = stack.Zones.RecordSets.FirstOrDefault(set => set.ZoneId == zone.Resource.Id && DnsName.IsWithin(set.Name, rule.Domain))
        where hidden is not null
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' forwards '{rule.Domain}', and with it the record {hidden.Label} of zone '{zone.Name}', "
                + "which is never seen in that VPC.",
            "Move the record, or narrow the rule.");
}
