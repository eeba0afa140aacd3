using System.Collections.Immutable;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>The state once checkers, alarms and health checks have seen the faults given. Pure, and takes no time.</summary>
internal static class SettledState
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs the health chain for as many minutes as the slowest alarm needs, and some.</summary>
    public static (EngineState State, DateTimeOffset Now) After(
        StackModel model, ImmutableArray<Fault> faults, Assumptions? assumptions = null)
    {
        var now = Start;
        var state = EngineState.Start(model, now, assumptions);
        foreach (var fault in faults)
        {
            state = state.Apply(new EngineEvent.FaultBegan(FaultText.Describe(fault), fault), now);
        }

        for (var minute = 0; minute < MinutesToSettle(model); minute++)
        {
            state = state.Apply(
                new EngineEvent.MetricsPublished(
                    [.. model.Schedules.SelectMany(schedule => SimulatedChecker.Run(state, schedule, now).Points)]),
                now);
            now = now.AddMinutes(1);
            state = state.Apply(new EngineEvent.MinutePassed(), now);
        }

        return (state, now + state.Assumptions.HealthCheckPropagation);
    }

    private static int MinutesToSettle(StackModel model) => 5 + model.Alarms
        .Select(alarm => (int)Math.Ceiling((alarm.Settings.Period * alarm.Settings.EvaluationPeriods).TotalMinutes))
        .DefaultIfEmpty(0)
        .Max();
}
