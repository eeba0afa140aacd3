using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class ForwardTargetUnreachable()
    : CheckRule(CheckId.ForwardTargetUnreachable, Severity.Warning, "Forwarding target that no declared link leads to")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from ruleset in stack.Model.ForwardingRulesets
        from rule in ruleset.Rules
        where rule.Enabled
        from endpoint in stack.Model.ResolverEndpoints
        where endpoint.Addresses.Any(address => rule.Targets.Any(target => target.Address.Equals(address.Address)))
        let network = ruleset.VirtualNetworkIds.FirstOrDefault(network => NetworkPaths.Apart(stack.Model, network, endpoint.VpcId))
        where network is not null
        let declared = stack.ById(rule.Id)
        where declared is not null
        select Found(
            declared,
            $"{NetworkPaths.Name(stack.Model, network)} has links, and none of them leads to "
                + $"{NetworkPaths.Name(stack.Model, endpoint.VpcId)}, "
                + $"where rule '{rule.Name}' forwards to addresses of '{endpoint.Name}': those targets are no help when the others are "
                + "lost.",
            "Join the networks, by transit gateways with peering for example, or leave the targets out.");
}

internal sealed class InstanceUnreachable()
    : CheckRule(CheckId.InstanceUnreachable, Severity.Warning, "Failover to where clients cannot go")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from network in stack.Model.ForwardingRulesets.SelectMany(ruleset => ruleset.VirtualNetworkIds).Distinct(StringComparer.Ordinal)
        from instance in stack.Model.Instances
        where instance.NetworkId is not null && NetworkPaths.Apart(stack.Model, network, instance.NetworkId)
        group instance by (From: network, To: instance.NetworkId!) into unreachable
        let declared = stack.ById(unreachable.Key.From)
        where declared is not null
        select Found(
            declared,
            $"Clients in {NetworkPaths.Name(stack.Model, unreachable.Key.From)} may be sent to "
                + $"{string.Join(", ", unreachable.Select(instance => instance.Id))} "
                + $"in {NetworkPaths.Name(stack.Model, unreachable.Key.To)}, to which no declared link leads.",
            "Join the networks of all sites, by transit gateways with peering for example.");
}

internal sealed class CheckerCannotReachTarget()
    : CheckRule(CheckId.CheckerCannotReachTarget, Severity.Warning, "Checker that no declared link joins with its target")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in stack.Model.Schedules
        let function = stack.Model.Functions.FirstOrDefault(function => function.Id == schedule.FunctionId)
        where function is not null
        let vpc = stack.Model.Vpcs.FirstOrDefault(vpc => vpc.Subnets.Any(subnet => function.SubnetIds.Contains(subnet.Id)))
        where vpc is not null
        from target in schedule.Targets
        let to = stack.Model.Instances.FirstOrDefault(instance => instance.Address.Equals(target.Address))?.NetworkId
        where to is not null && NetworkPaths.Apart(stack.Model, vpc.Id, to)
        let declared = stack.ById(schedule.Id)
        where declared is not null
        select Found(
            declared,
            $"Schedule '{schedule.Name}' checks {target.Id} in {NetworkPaths.Name(stack.Model, to)} from "
                + $"{NetworkPaths.Name(stack.Model, vpc.Id)}, "
                + "and no declared link joins the two: the target always counts as failed.",
            "Check it from a site that reaches it, or join the networks.");
}

/// <summary>What declared links say about two networks.</summary>
internal static class NetworkPaths
{
    /// <summary>
    /// Whether both have links and none of them lead from one to the other. A network without any is joined by something outside the stack.
    /// </summary>
    public static bool Apart(StackModel model, string from, string to) =>
        from != to && HasLink(model, from) && HasLink(model, to) && !Reachability.IsJoined(model, from, to);

    public static string Name(StackModel model, string network) =>
        model.Vpcs.FirstOrDefault(vpc => vpc.Id == network) is { } vpc
            ? $"VPC '{vpc.Name}'"
            : $"VNet '{model.VirtualNetworks.FirstOrDefault(candidate => candidate.Id == network)?.Name ?? network}'";

    private static bool HasLink(StackModel model, string network) =>
        model.Links.Any(link => link.FirstNetworkId == network || link.SecondNetworkId == network);
}
