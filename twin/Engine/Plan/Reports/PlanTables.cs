using System.Collections.Immutable;
using System.Globalization;

namespace CrossCloudDns.Twin.Engine.Plan.Reports;

/// <summary>The sections of a plan.</summary>
internal static class PlanTables
{
    public static ImmutableArray<PlanTable> Of(StackPlan plan) =>
        [
            Resources(plan), Addresses(plan), Endpoints(plan), Rulesets(plan), Checkers(plan), .. Failover(plan), ServiceLevels(plan),
            Costs(plan),
        ];

    private static PlanTable Resources(StackPlan plan)
    {
        var sites = plan.Resources.SelectMany(count => count.BySite.Keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var rows = plan.Resources
            .Select(count => Row([count.Type, .. sites.Select(site => Number(count.BySite.GetValueOrDefault(site))), Number(count.Total)]))
            .Append(
                Row(
                    [
                        "in all",
                        .. sites.Select(site => Number(plan.Resources.Sum(count => count.BySite.GetValueOrDefault(site)))),
                        Number(plan.Resources.Sum(count => count.Total)),
                    ]));
        return new PlanTable("Resources", ["Type", .. sites.Select(site => site + "#"), "Total#"], [.. rows], []);
    }

    private static PlanTable Addresses(StackPlan plan) => new(
        "Addresses",
        ["Site", "Address", "Role", "Name", "Where"],
        [.. plan.Addresses.Select(address => Row([address.Site, address.Address, address.Role, address.Name, address.Where]))],
        []);

    private static PlanTable Endpoints(StackPlan plan) => new(
        "Capacity of Route 53 Resolver endpoints (queries per second, UDP)",
        [
            "Site", "Endpoint", "Direction", "Addresses#", "Zones#", "Security group", "Per address#", "After losing one#",
            "Other security group#",
        ],
        [.. plan.Endpoints.Select(endpoint => Row(
        [
            endpoint.Site, endpoint.Endpoint, endpoint.Direction, Number(endpoint.Addresses), Number(endpoint.Zones),
            endpoint.Tracked ? "tracked" : "untracked",
            Number(endpoint.PerAddress), Number(endpoint.AfterLoss), Number(endpoint.Otherwise),
        ]))],
        [
            "Plan with what is left after losing one address: (n − 1) × per address. AWS advises more addresses once any carries more than "
                + "half of its capacity. The last column is that figure with the other kind of security group.",
        ]);

    private static PlanTable Rulesets(StackPlan plan)
    {
        var shared = plan.Rulesets.Where(rule => rule.SharedWith > 1)
            .Select(rule => rule.FirstTarget)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new PlanTable(
            "Capacity of Azure rulesets (queries per second)",
            [
                "Site", "Ruleset", "Domain", "Outbound endpoints#", "First target", "It carries#", "Rulesets on it#", "Now#", "Rotated#",
                "One more outbound endpoint#",
            ],
            [.. plan.Rulesets.Select(rule => Row(
            [
                rule.Site, rule.Ruleset, rule.Domain, Number(rule.OutboundEndpoints), rule.FirstTarget,
                rule.FirstTargetLimit is { } limit ? Number(limit) : "unknown",
                Number(rule.SharedWith), Number(rule.Now), Number(rule.WithRotation), Number(rule.WithSecondOutbound),
            ]))],
            [
                "Azure asks the first target until it stops answering, so all load of a rule lands on one address, whatever the others "
                    + "could carry.",
                shared.Count == 0
                    ? "No two rulesets begin with the same address."
                    : $"More than one ruleset begins with {string.Join(", ", shared)}: rotating the first target spreads them.",
            ]);
    }

    private static PlanTable Checkers(StackPlan plan) => new(
        "Health checkers",
        ["Site", "Function", "Memory MB#", "Schedules#", "Targets#", "Over https#", "Starts them in#", "Longest run#", "Ended after#"],
        [.. plan.Checkers.Select(checker => Row(
        [
            checker.Site, checker.Function, Number(checker.MemoryMb), Number(checker.Events), Number(checker.Targets),
            Number(checker.Encrypted),
            Seconds(checker.Starts), Seconds(checker.LongestRun), Seconds(checker.Timeout),
        ]))],
        [
            "A checker starts probes no faster than its share of a processor allows, and Lambda gives that by memory. The longest run is "
                + "one in which the slowest target never answers; publishing and starting come on top.",
        ]);

    private static IEnumerable<PlanTable> Failover(StackPlan plan) =>
        from budget in plan.Failover
        select new PlanTable(
            $"Time to fail over: {budget.Service} {budget.Type}",
            ["Term", "Best#", "Typical#", "Worst#", "Why"],
            [
                .. budget.FailOver.Select(term =>
                    Row([term.Name, Seconds(term.Time.Best), Seconds(term.Time.Typical), Seconds(term.Time.Worst), term.Why])),
                Row(
                    [
                        "in all",
                        Seconds(budget.FailOverTotal.Best),
                        Seconds(budget.FailOverTotal.Typical),
                        Seconds(budget.FailOverTotal.Worst),
                        "from the loss of an instance to no client having its address",
                    ]),
                Row(
                    [
                        "to recover", Seconds(budget.RecoverTotal.Best), Seconds(budget.RecoverTotal.Typical),
                        Seconds(budget.RecoverTotal.Worst), "from its return to every client having it again",
                    ]),
            ],
            [
                "Publishing a metric takes milliseconds, which the check's time has room for. Caches that keep an answer beyond its TTL "
                    + "are not in it.",
                .. budget.Unwatched.IsEmpty
                    ? Array.Empty<string>()
                    : [$"Never fails over, for want of a health check: {string.Join(", ", budget.Unwatched)}."],
            ]);

    private static PlanTable ServiceLevels(StackPlan plan) => new(
        "Service level",
        ["Site", "Part", "Class", "Uptime per month", "Source"],
        [
            .. plan.ServiceLevels.Select(level =>
                Row(
                    [
                        level.Site,
                        level.Part,
                        level.Class,
                        level.Percent is { } percent ? $"{percent.ToString(CultureInfo.InvariantCulture)} %" : "not confirmed",
                        level.Source,
                    ])),
        ],
        []);

    private static PlanTable Costs(StackPlan plan)
    {
        var sites = plan.Costs.GroupBy(line => line.Site, StringComparer.Ordinal);
        var rows = sites.SelectMany(site => site
            .Select(line =>
                Row(
                    [
                        line.Site,
                        line.Price.What + (line.Price.Confirmed ? "" : " *"),
                        Quantity(line.Quantity),
                        line.Price.Unit,
                        Money(line.Price.Usd),
                        Money(line.Monthly),
                    ]))
            .Append(Row([site.Key, "in all", "", "", "", Money(site.Sum(line => line.Monthly))])));
        return new PlanTable(
            $"Cost per month ({plan.Prices.Currency})",
            ["Site", "What", "Quantity#", "Unit", "Price#", "Monthly#"],
            [.. rows, Row(["in all", "", "", "", "", Money(plan.MonthlyCost)])],
            [
                $"Prices for {plan.Prices.Region}, noted on {plan.Prices.Prices.Min(price => price.Date)} or later, "
                    + $"{plan.Prices.HoursPerMonth} hours a month; free tiers and traffic between networks are left out, and a checker's "
                    + "run is taken to last a second.",
                "* not read at its source: replace it with your own by --prices FILE.",
            ]);
    }

    private static ImmutableArray<string> Row(string[] cells) => [.. cells];

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Quantity(decimal quantity) =>
        quantity.ToString(quantity == decimal.Truncate(quantity) ? "#,0" : "#,0.###", CultureInfo.InvariantCulture);

    private static string Money(decimal amount) => amount.ToString("#,0.00########", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
}
