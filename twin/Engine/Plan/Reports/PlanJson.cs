using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Plan.Reports;

/// <summary>A plan for programs: times in seconds, money in the price table's currency.</summary>
internal static class PlanJson
{
    public static string Write(StackPlan plan) => JsonSerializer.Serialize(
        new
        {
            format = "cross-cloud-dns/plan/1",
            project = plan.Project,
            stack = plan.Stack,
            sites = plan.Sites.Select(site => new { name = site.Name, awsRegion = site.AwsRegion, azureLocation = site.AzureLocation }),
            resources = plan.Resources.Select(count => new { type = count.Type, total = count.Total, bySite = count.BySite }),
            addresses = plan.Addresses.Select(address =>
                new { site = address.Site, address = address.Address, role = address.Role, name = address.Name, where = address.Where }),
            endpoints = plan.Endpoints.Select(endpoint => new
            {
                site = endpoint.Site,
                endpoint = endpoint.Endpoint,
                direction = endpoint.Direction,
                addresses = endpoint.Addresses,
                zones = endpoint.Zones,
                tracked = endpoint.Tracked,
                queriesPerSecondPerAddress = endpoint.PerAddress,
                queriesPerSecondAfterLoss = endpoint.AfterLoss,
                queriesPerSecondWithOtherSecurityGroup = endpoint.Otherwise,
            }),
            rulesets = plan.Rulesets.Select(rule => new
            {
                site = rule.Site,
                ruleset = rule.Ruleset,
                domain = rule.Domain,
                outboundEndpoints = rule.OutboundEndpoints,
                firstTarget = rule.FirstTarget,
                firstTargetQueriesPerSecond = rule.FirstTargetLimit,
                rulesetsOnFirstTarget = rule.SharedWith,
                queriesPerSecond = rule.Now,
                queriesPerSecondRotated = rule.WithRotation,
                queriesPerSecondWithOneMoreOutboundEndpoint = rule.WithSecondOutbound,
            }),
            checkers = plan.Checkers.Select(checker => new
            {
                site = checker.Site,
                function = checker.Function,
                memoryMb = checker.MemoryMb,
                timeoutSeconds = checker.Timeout.TotalSeconds,
                schedules = checker.Events,
                targets = checker.Targets,
                encrypted = checker.Encrypted,
                startsSeconds = checker.Starts.TotalSeconds,
                longestRunSeconds = checker.LongestRun.TotalSeconds,
            }),
            failover = plan.Failover.Select(budget => new
            {
                service = budget.Service.ToString(),
                type = budget.Type.ToString(),
                failOver = budget.FailOver.Select(Term),
                failOverTotal = Range(budget.FailOverTotal),
                recover = budget.Recover.Select(Term),
                recoverTotal = Range(budget.RecoverTotal),
                unwatched = budget.Unwatched,
            }),
            serviceLevels = plan.ServiceLevels.Select(level =>
                new { site = level.Site, part = level.Part, @class = level.Class, percent = level.Percent, source = level.Source }),
            cost = new
            {
                currency = plan.Prices.Currency,
                pricesFor = plan.Prices.Region,
                monthly = plan.MonthlyCost,
                lines = plan.Costs.Select(line => new
                {
                    site = line.Site,
                    price = line.Price.Id,
                    what = line.Price.What,
                    quantity = line.Quantity,
                    unit = line.Price.Unit,
                    unitPrice = line.Price.Usd,
                    monthly = line.Monthly,
                    date = line.Price.Date,
                    confirmed = line.Price.Confirmed,
                    source = line.Price.Source,
                }),
            },
        },
        CanonicalJson.IndentedOptions);

    private static object Term(BudgetTerm term) =>
        new { name = term.Name, time = Range(term.Time), why = term.Why, source = term.Source };

    private static object Range(BudgetRange range) =>
        new { bestSeconds = range.Best.TotalSeconds, typicalSeconds = range.Typical.TotalSeconds, worstSeconds = range.Worst.TotalSeconds };
}
