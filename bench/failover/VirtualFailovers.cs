using System.Collections.Immutable;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Failover;

/// <summary>Many deaths in virtual time.</summary>
internal static class VirtualFailovers
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(0.5);

    public static ImmutableArray<FailoverRun> Run(StackModel model, ImmutableArray<Casualty> casualties, int seeds) =>
        [.. Enumerable.Range(1, seeds).SelectMany(seed => RunOne(model, casualties, (ulong)seed))];

    private static IEnumerable<FailoverRun> RunOne(StackModel model, ImmutableArray<Casualty> casualties, ulong seed)
    {
        var chances = Chances.Of(seed);
        var run = Simulation.Run(new DrillPlan
        {
            Model = model,
            Seed = seed,
            FirstQuestion = chances.FirstQuestion,
            QueryInterval = Resolution,
            Duration = chances.Death + casualties.Max(casualty => casualty.Budget.FailOverTotal.Worst) + TimeSpan.FromMinutes(2),
            Events = [.. casualties.DistinctBy(casualty => casualty.Victim.Id).Select(casualty => new PlannedEvent(
                chances.Death,
                new EngineEvent.FaultBegan(casualty.Victim.Id, new Fault.Instance(casualty.Victim.Id, chances.Mode)),
                casualty.Victim.Id))],
        });
        return
            from casualty in casualties
            let served = run.Samples.FirstOrDefault(sample =>
                sample.At > chances.Death && sample.Served && sample.Service == casualty.Service && sample.Client == casualty.Client)
            select new FailoverRun(
                seed, casualty.Service, casualty.Client.Name, casualty.Victim.Id, chances.Mode.ToString(),
                served is null ? null : (served.At - chances.Death).TotalSeconds);
    }
}
