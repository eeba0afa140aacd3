using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Runs a stack through random faults and watches that nobody is sent to what is known to be down.</summary>
public static class RandomFaults
{
    private const int MostFaults = 4;
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Runs schedules with the seeds <paramref name="seed"/>, <paramref name="seed"/> + 1 and so on.</summary>
    public static RandomFaultsReport Run(StackModel model, int count, ulong seed, Assumptions? assumptions = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        assumptions ??= Assumptions.Default;
        var outcomes = Enumerable.Range(0, count).Select(i => RunOne(model, seed + (ulong)i, assumptions)).ToImmutableArray();
        return new RandomFaultsReport(seed, outcomes);
    }

    /// <summary>The plan of one seed: up to four faults of any kind that overlap as they like.</summary>
    public static DrillPlan PlanOf(StackModel model, ulong seed, Assumptions assumptions)
    {
        var chance = new SeededChance(seed ^ 0x5DEECE66D);
        var events = ImmutableArray.CreateBuilder<PlannedEvent>();
        var count = 1 + chance.Next(MostFaults);
        for (var i = 0; i < count; i++)
        {
            var fault = Pick(model, ref chance);
            var begin = TimeSpan.FromSeconds(30 + chance.Next(600));
            var end = begin + TimeSpan.FromSeconds(20 + chance.Next(600));
            var id = string.Create(CultureInfo.InvariantCulture, $"random-{i}");
            events.Add(new PlannedEvent(begin, new EngineEvent.FaultBegan(id, fault), $"{FaultText.Describe(fault)} begins"));
            events.Add(new PlannedEvent(end, new EngineEvent.FaultEnded(id), $"{FaultText.Describe(fault)} ends"));
        }

        return new DrillPlan
        {
            Model = model,
            Assumptions = assumptions,
            Seed = seed,
            Duration = Duration,
            QueryInterval = Interval,
            Events = events.ToImmutable(),
        };
    }

    private static RandomOutcome RunOne(StackModel model, ulong seed, Assumptions assumptions)
    {
        var plan = PlanOf(model, seed, assumptions);
        var run = Simulation.Run(plan);
        var budgets = FailoverBudget.Of(model, assumptions).ToDictionary(budget => budget.Service.ToString());
        var violations = run.Samples.Where(sample => Violates(sample, budgets)).ToImmutableArray();
        return new RandomOutcome(
            seed,
            [.. plan.Events.Where(planned => planned.Event is EngineEvent.FaultBegan).Select(planned => planned.Text)],
            run.Samples.Length,
            run.Samples.Count(sample => sample is { ClientGone: false, Outcome: SampleOutcome.Lost }),
            run.Samples.Count(sample => sample.Bad),
            violations);
    }

    // Known or seen to be down for longer than a failover may take, while another has long been well. Both are the same promise, once as
    // the health check sees it and once as the checker does.
    private static bool Violates(QuerySample sample, Dictionary<string, FailoverBudget> budgets)
    {
        if (sample.ClientGone
            || !budgets.TryGetValue(sample.Service, out var budget)
            || sample.AlternativeFor < budget.RecoverTotal.Worst
            || sample.AlternativeFor is null)
            return false;
        var worst = budget.FailOverTotal.Worst;
        return sample.KnownUnhealthyFor > worst || sample.SeenDownFor > worst;
    }

    private static Fault Pick(StackModel model, ref SeededChance chance)
    {
        while (true)
        {
            Fault? fault = chance.Next(9) switch
            {
                0 or 1 when model.Instances.Length > 0 => new Fault.Instance(
                    One(model.Instances, ref chance).Id, (InstanceFailure)chance.Next(5)),
                2 when Zones(model) is { IsEmpty: false } zones => new Fault.AvailabilityZone(One(zones, ref chance)),
                3 when Inbound(model) is { IsEmpty: false } addresses => new Fault.InboundAddress(One(addresses, ref chance)),
                4 when model.Links.Length > 0 => new Fault.Tunnel(One(model.Links, ref chance).Id),
                5 when model.Sites.Length > 0 => new Fault.Site(One(model.Sites, ref chance).Name),
                6 when model.Vpcs.Length > 0 => new Fault.Region(One(model.Vpcs, ref chance).Region),
                7 when model.Sites.Length > 0 => new Fault.Checker(One(model.Sites, ref chance).Name),
                8 => new Fault.CloudPartition(),
                _ => null,
            };
            if (fault is not null)
                return fault;
        }
    }

    private static ImmutableArray<string> Zones(StackModel model) =>
        [
            .. model.Vpcs.SelectMany(vpc => vpc.Subnets)
                .Select(subnet => subnet.AvailabilityZone)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    private static ImmutableArray<IPAddress> Inbound(StackModel model) =>
        [
            .. model.ResolverEndpoints.Where(endpoint => endpoint.Direction == ResolverDirection.Inbound)
                .SelectMany(endpoint => endpoint.Addresses)
                .Select(address => address.Address),
        ];

    private static T One<T>(ImmutableArray<T> items, ref SeededChance chance) => items[chance.Next(items.Length)];
}

/// <summary>What all schedules came to.</summary>
public sealed record RandomFaultsReport(ulong Seed, ImmutableArray<RandomOutcome> Outcomes)
{
    public bool Passed => Outcomes.All(outcome => outcome.Violations.IsEmpty);
}

/// <summary>What one schedule came to.</summary>
/// <param name="Seed">Runs it again.</param>
/// <param name="Faults">What was done.</param>
/// <param name="NotServed">Questions that nobody served although somebody could have.</param>
/// <param name="Violations">Questions answered with an address that was long known to be down, while another had long been well.</param>
public sealed record RandomOutcome(
    ulong Seed, ImmutableArray<string> Faults, int Asked, int Lost, int NotServed, ImmutableArray<QuerySample> Violations);
