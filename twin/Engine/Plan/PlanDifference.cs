using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>One thing that two stacks, or a stack and what is deployed, have differently.</summary>
/// <param name="Before">In the other stack; empty for what only this one has.</param>
/// <param name="After">In this stack; empty for what only the other one has.</param>
public sealed record PlanDifference(string Section, string What, string Before, string After)
{
    /// <summary>Compares two plans, and their resources one by one. The name of the stack makes no difference.</summary>
    public static ImmutableArray<PlanDifference> Between(CapturedStack other, StackPlan otherPlan, CapturedStack stack, StackPlan plan) =>
    [
        .. Compare("resource", Inputs(other), Inputs(stack), Describe),
        .. Compare("address", Addresses(otherPlan), Addresses(plan), (before, after) => (before, after)),
        .. Compare("capacity", Capacity(otherPlan), Capacity(plan), (before, after) => (before, after)),
        .. Compare("failover", Failover(otherPlan), Failover(plan), (before, after) => (before, after)),
        .. Compare("cost", Costs(otherPlan), Costs(plan), (before, after) => (before, after)),
    ];

    private static IEnumerable<PlanDifference> Compare<T>(
        string section, ILookup<string, T> before, ILookup<string, T> after, Func<T?, T?, (string? Before, string? After)> describe)
    {
        foreach (var what in before.Select(pair => pair.Key)
            .Union(after.Select(pair => pair.Key), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            var (old, now) = describe(before[what].FirstOrDefault(), after[what].FirstOrDefault());
            if (old != now)
            {
                yield return new PlanDifference(section, what, old ?? "", now ?? "");
            }
        }
    }

    // Names the inputs that differ, since their values may be long, or secret.
    private static (string? Before, string? After) Describe(Entry? before, Entry? after)
    {
        if (before is null || after is null)
        {
            return (before is null ? null : "declared", after is null ? null : "declared");
        }

        var changed = before.Inputs.Keys.Union(after.Inputs.Keys, StringComparer.Ordinal)
            .Where(name => before.Inputs.GetValueOrDefault(name) != after.Inputs.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal)
            .ToList();
        return changed.Count == 0 ? (null, null) : ("", $"differs in {string.Join(", ", changed)}");
    }

    private static ILookup<string, Entry?> Inputs(CapturedStack stack)
    {
        var names = new ReferenceNames(stack);
        return stack.Resources
            .Where(ResourceCount.IsCloudResource)
            .ToLookup(
                resource => $"{resource.Type} {names.Neutral(resource.Name)}",
                resource => (Entry?)new Entry(names.Inputs(resource)),
                StringComparer.Ordinal);
    }

    private static ILookup<string, string?> Addresses(StackPlan plan) =>
        plan.Addresses.ToLookup(
            address => $"{address.Role} {address.Name} in {address.Where}", address => (string?)address.Address, StringComparer.Ordinal);

    private static ILookup<string, string?> Capacity(StackPlan plan) =>
        plan.Endpoints.Select(endpoint =>
            (
                Key: $"{endpoint.Site} {endpoint.Direction} endpoint",
                Value: $"{endpoint.AfterLoss} q/s after losing one of {endpoint.Addresses}"))
            .Concat(
                plan.Rulesets.Select(rule =>
                    (Key: $"{rule.Site} ruleset for {rule.Domain}", Value: $"{rule.Now} q/s, first {rule.FirstTarget}")))
            .ToLookup(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);

    private static ILookup<string, string?> Failover(StackPlan plan) =>
        plan.Failover.ToLookup(
            budget => $"{budget.Service} {budget.Type}",
            budget => (string?)string.Create(
                CultureInfo.InvariantCulture,
                $"{budget.FailOverTotal.Typical.TotalSeconds:0.#} s typical, {budget.FailOverTotal.Worst.TotalSeconds:0.#} s worst"),
            StringComparer.Ordinal);

    private static ILookup<string, string?> Costs(StackPlan plan) =>
        plan.Costs.Select(line => (Key: $"{line.Site} {line.Price.What}", Value: line.Monthly))
            .Append((Key: "~ in all", Value: plan.MonthlyCost))
            .ToLookup(pair => pair.Key, pair => (string?)pair.Value.ToString("0.00", CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <param name="Inputs">By wire name, as neutral text.</param>
    private sealed record Entry(ImmutableSortedDictionary<string, string> Inputs);
}
