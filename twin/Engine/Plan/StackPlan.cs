using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>What deploying a stack amounts to: resources, addresses, capacity, cost, and the time that failing over takes.</summary>
public sealed record StackPlan
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>Sites by name, each with its Region and location.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    public required ImmutableArray<ResourceCount> Resources { get; init; }

    public required ImmutableArray<PlannedAddress> Addresses { get; init; }

    public required ImmutableArray<EndpointCapacity> Endpoints { get; init; }

    public required ImmutableArray<RulesetCapacity> Rulesets { get; init; }

    public required ImmutableArray<CheckerLoad> Checkers { get; init; }

    public required ImmutableArray<FailoverBudget> Failover { get; init; }

    public required ImmutableArray<ServiceLevel> ServiceLevels { get; init; }

    public required PriceTable Prices { get; init; }

    public required ImmutableArray<CostLine> Costs { get; init; }

    /// <summary>Sum of all cost lines, in the price table's currency.</summary>
    public decimal MonthlyCost => Costs.Sum(line => line.Monthly);

    /// <param name="millionQueries">Queries in a month through Resolver endpoints, in millions.</param>
    public static StackPlan Of(CapturedStack captured, PriceTable prices, decimal millionQueries = 0)
    {
        ArgumentNullException.ThrowIfNull(captured);
        ArgumentNullException.ThrowIfNull(prices);
        var model = StackModel.Read(captured);
        var sites = new SiteFinder(captured, model);
        return new StackPlan
        {
            Project = captured.Project,
            Stack = captured.Stack,
            Sites = model.Sites,
            Resources = ResourceCount.Of(captured, sites),
            Addresses = PlannedAddress.Of(model),
            Endpoints = EndpointCapacity.Of(model),
            Rulesets = RulesetCapacity.Of(model),
            Checkers = CheckerLoad.Of(model),
            Failover = FailoverBudget.Of(model, Assumptions.Default),
            ServiceLevels = ServiceLevel.Of(model),
            Prices = prices,
            Costs = CostLine.Of(captured, model, sites, prices, millionQueries),
        };
    }
}
