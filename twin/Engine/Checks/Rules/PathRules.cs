namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class ForwardingLoop() : CheckRule(CheckId.ForwardingLoop, Severity.Error, "Queries that are forwarded in a circle")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from loop in ForwardingPaths.Loops(stack)
        select Found(
            loop.Hops[0].Rule,
            $"A query for '{loop.Domain}.' goes in a circle: {string.Join(" → ", loop.Hops.Select(hop => hop.Text))} → back to "
                + $"{loop.Hops[0].Network}. It ends when a time-out does.",
            "Take the association of one of these rules away from the network that answers the domain, or forward to an address that "
                + "does answer it.");
}

internal sealed class ForwardedToNobody()
    : CheckRule(CheckId.ForwardedToNobody, Severity.Error, "Queries forwarded to a VPC that does not see the zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.AzureDns.Rulesets.SelectMany(ruleset => ruleset.Rules)
        where rule.Enabled
        from target in rule.Targets
        let endpoint = stack.Resolver.Listening(target)
        where endpoint?.VpcId is not null
        let zones = stack.Zones.All
            .Where(zone => zone.Private && DnsName.IsWithin(rule.Domain, zone.Name))
            .GroupBy(zone => zone.Name.Length)
            .MaxBy(candidates => candidates.Key)
        where zones is not null && !zones.Any(zone => zone.Associations.Any(link => link.VpcId == endpoint.VpcId))
        let zone = zones.First()
        group target by (rule.Resource, rule.DomainText, endpoint.VpcId, ZoneName: zone.Name, ZoneResource: zone.Resource) into missed
        select Found(
            missed.Key.ZoneResource,
            $"Rule '{missed.Key.Resource.Name}' forwards '{missed.Key.DomainText}' to {string.Join(", ", missed)}, in VPC "
                + $"'{stack.Aws.Vpc(missed.Key.VpcId)?.Resource.Name ?? missed.Key.VpcId}', with which zone '{missed.Key.ZoneName}' is not "
                + "associated.",
            "Associate the zone with the VPC of every inbound endpoint.");
}

internal sealed class ForwardTargetNotListening()
    : CheckRule(CheckId.ForwardTargetNotListening, Severity.Error, "Forwarding target where nothing listens")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var rules = stack.AzureDns.Rulesets.SelectMany(ruleset => ruleset.Rules).Where(rule => rule.Enabled)
            .Select(rule => (rule.Resource, rule.Targets))
            .Concat(stack.Resolver.Rules.Where(rule => rule.Forwards).Select(rule => (rule.Resource, rule.Targets)));
        return
            from rule in rules
            from target in rule.Targets
            let address = Ipv4.Address(target)
            where address is not null && stack.Resolver.Listening(target) is null && stack.AzureDns.Listening(target) is null
            // A server of one's own in a workload subnet is possible; in a resolver's subnet it is not.
            let subnet = stack.Resolver.Endpoints.Where(endpoint => endpoint.Addresses.All(known => known.Ip is not null))
                .SelectMany(endpoint => endpoint.Addresses)
                .Where(known => known.Subnet?.Cidr?.Contains(address) == true)
                .Select(known => known.Subnet!.Resource.Name)
                .Concat(stack.AzureDns.Inbound.Concat(stack.AzureDns.Outbound)
                    .SelectMany(endpoint => endpoint.Configurations)
                    .Where(known => known.Subnet?.Prefix?.Contains(address) == true)
                    .Select(known => known.Subnet!.Name))
                .FirstOrDefault()
            where subnet is not null
            select Found(
                rule.Resource,
                $"Rule '{rule.Resource.Name}' forwards to {target}, in resolver subnet '{subnet}', where no endpoint has that address.",
                "Use the addresses of the inbound endpoint.");
    }
}
