using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class FailoverPairBroken() : CheckRule(CheckId.FailoverPairBroken, Severity.Error, "Failover without a pair")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var records in stack.Zones.Groups
            .Where(records => records.Sets.Any(set => set.Policies.Contains(DeclaredRecordSet.Failover))))
        {
            var primaries = records.Sets.Count(set => set.IsPrimary);
            var secondaries = records.Sets.Count(set => set.IsSecondary);
            if (primaries != 1 || secondaries != 1)
            {
                yield return Found(
                    records.Sets[0].Resource,
                    $"'{records.Name}' ({records.Type}) has {primaries} PRIMARY and {secondaries} SECONDARY sets; failover needs one "
                        + "of each.",
                    "Declare one of each, and further instances through aliases.");
            }
        }
    }
}

internal sealed class PrimaryNeverFails() : CheckRule(CheckId.PrimaryNeverFails, Severity.Error, "Failover that never happens")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.IsPrimary && set.HealthCheckId is null && !set.EvaluatesTargetHealth
        select Found(
            set.Resource,
            set.Alias is null
                ? $"Primary record {set.Label} has no health check, so Route 53 always takes it to be healthy."
                : $"Primary alias {set.Label} does not evaluate its target's health, so Route 53 always takes it to be healthy.",
            set.Alias is null ? "Attach a health check." : "Set 'evaluateTargetHealth' to true.");
}

internal sealed class LeafWithoutHealthCheck()
    : CheckRule(CheckId.LeafWithoutHealthCheck, Severity.Warning, "Record that is always healthy")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        where records.Sets.Length > 1
        from set in records.Sets
            // The last resort of a failover pair may be without one: it is answered when the primary fails in any case.
        where set.Chosen && !set.IsPrimary && !set.IsSecondary && set is { Alias: null, HealthCheckId: null }
        select Found(
            set.Resource,
            $"Record {set.Label} has no health check: it counts as healthy for ever, and so does every alias that leads to it.",
            "Attach a health check to every record with values.");
}

internal sealed class AliasIgnoresHealth()
    : CheckRule(CheckId.AliasIgnoresHealth, Severity.Warning, "Alias that ignores its target's health")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        where records.Sets.Length > 1
        from set in records.Sets
        where set is { Alias: not null, Chosen: true, EvaluatesTargetHealth: false, HealthCheckId: null } && !set.IsPrimary
        select Found(
            set.Resource,
            $"Alias {set.Label} does not evaluate the health of '{set.AliasTarget}': it is answered even when nothing behind it is "
                + "healthy.",
            "Set 'evaluateTargetHealth' to true.");
}

internal sealed class AliasTargetMissing() : CheckRule(CheckId.AliasTargetMissing, Severity.Error, "Alias to a record that is not there")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Alias is not null && set.Zone is not null && set.Zone.Is(set.Alias.Value.Text("zoneId"))
        where !stack.Zones.RecordSets
            .Any(target => target.ZoneId == set.ZoneId && target.Type == set.Type && target.Name == set.AliasTarget)
        select Found(
            set.Resource,
            $"Alias {set.Label} points at '{set.AliasTarget}' of type {set.Type}, which its zone does not have. An alias needs a "
                + "record of the same type in the same zone.",
            "Declare the target, or correct the alias.");
}

internal sealed class AliasCycle() : CheckRule(CheckId.AliasCycle, Severity.Error, "Aliases that lead in a circle")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var edges = stack.Zones.RecordSets
            .Where(set => set.Alias is not null && set.Zone is not null && set.Zone.Is(set.Alias.Value.Text("zoneId")))
            .ToLookup(set => (set.ZoneId, set.Name, set.Type));
        foreach (var start in edges)
        {
            List<string> path = [start.Key.Name];
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var pending = new Stack<string>(start.Select(set => set.AliasTarget));
            while (pending.TryPop(out var name))
            {
                if (name == start.Key.Name)
                {
                    yield return Found(
                        start.First().Resource,
                        $"Aliases lead from '{start.Key.Name}' ({start.Key.Type}) back to it.",
                        "Let the chain end in records with values.");
                    break;
                }

                if (reached.Add(name))
                {
                    foreach (var next in edges[(start.Key.ZoneId, name, start.Key.Type)])
                    {
                        pending.Push(next.AliasTarget);
                    }
                }
            }
        }
    }
}

internal sealed class MultivalueAlias() : CheckRule(CheckId.MultivalueAlias, Severity.Error, "Multivalue alias")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Alias is not null && set.Policies.Contains(DeclaredRecordSet.Multivalue)
        select Found(
            set.Resource,
            $"Record {set.Label} is an alias with the multivalue policy, which Route 53 refuses.",
            "Use weighted aliases, or multivalue records with values.");
}

internal sealed class HealthCheckOnSimpleRecord()
    : CheckRule(CheckId.HealthCheckOnSimpleRecord, Severity.Error, "Health check on a record that is never chosen")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set is { HealthCheckId: not null, Chosen: false } && set.Zone is { Private: true }
        select Found(
            set.Resource,
            $"Record {set.Label} has a health check and the simple policy; private zones take health checks only with a routing policy.",
            "Add a routing policy, or remove the health check.");
}

internal sealed class SingleInstance() : CheckRule(CheckId.SingleInstance, Severity.Warning, "Routed name with a single instance")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var behindAlias = stack.Zones.RecordSets.Where(set => set.Alias is not null).Select(set => (set.ZoneId, set.AliasTarget, set.Type))
            .ToHashSet();
        return
            from records in stack.Zones.Groups
            where records.Sets.All(set => set.Chosen) && !behindAlias.Contains((records.ZoneId, records.Name, records.Type))
            let leaves = Leaves(stack, records, []).Distinct(StringComparer.Ordinal).ToList()
            where leaves.Count == 1
            select Found(
                records.Sets[0].Resource,
                $"All that '{records.Name}' ({records.Type}) can answer is {leaves[0]}: routing and health checks have nothing to "
                    + "fail over to.",
                "Add a second instance, in another site where there is one.");
    }

    private static IEnumerable<string> Leaves(DeclaredStack stack, RecordGroup records, HashSet<string> seen) =>
        seen.Add(records.Name)
            ? records.Sets.SelectMany(set => set.Alias is null
                ? set.Values
                : stack.Zones.Groups
                    .Where(target => target.ZoneId == records.ZoneId && target.Type == records.Type && target.Name == set.AliasTarget)
                    .SelectMany(target => Leaves(stack, target, seen))
                    .DefaultIfEmpty($"{set.AliasTarget} (outside the stack)"))
            : [];
}
