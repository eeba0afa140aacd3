using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Plays drills in virtual time: with decisions alone, in no more time than these take.</summary>
public sealed class VirtualStage : IDrillStage
{
    public static readonly VirtualStage Instance = new();

    private VirtualStage()
    {
    }

    public string Name => "a virtual clock";

    public TimeSpan Slack => TimeSpan.Zero;

    public TimeSpan WaitSlack => TimeSpan.Zero;

    public bool CarriesLoad => true;

    public Task<SimulationRun> PlayAsync(DrillPlan plan, CancellationToken cancellationToken)
    {
        return Task.FromResult(Simulation.Run(plan, cancellationToken));
    }

    public Task<ImmutableArray<OutboundOutcome>> PlayAsync(OutboundPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        var state = EngineState.Start(plan.Model, VirtualClock.DefaultStart, plan.Assumptions);
        var outcomes = ImmutableArray.CreateBuilder<OutboundOutcome>();
        var second = 0;
        foreach (var phase in plan.Phases)
        {
            var now = phase.Fault is { } fault
                ? state.Apply(new EngineEvent.FaultBegan("outbound", fault), VirtualClock.DefaultStart)
                : state;
            outcomes.Add(Ask(now, plan, second, phase.Questions));
            second += phase.Questions;
        }

        return Task.FromResult(outcomes.ToImmutable());
    }

    private static OutboundOutcome Ask(EngineState state, OutboundPlan plan, int from, int questions)
    {
        var lost = 0;
        var sent = ImmutableDictionary.CreateBuilder<IPAddress, int>();
        for (var second = from; second < from + questions; second++)
        {
            var now = VirtualClock.DefaultStart.AddSeconds(second);
            var question = new Question(plan.Rule.Domain, RecordType.Soa, (ulong)second);
            var decision = (ResolverDecision.Forward)VpcResolver.Decide(state, plan.Rule.VpcIds[0], question, now);
            foreach (var source in decision.Sources.Where(source => Reachability.Answers(state, source).Ok))
                sent[source] = sent.GetValueOrDefault(source) + 1;
            if (!OutboundPlan.Counts(Lookup.Run(state, plan.Rule.VpcIds[0], question, now, plan.ClientPatience, _ => true).Answer?.Code))
                lost++;
        }

        return new OutboundOutcome(questions, lost, sent.ToImmutable());
    }
}
