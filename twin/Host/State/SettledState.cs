using System.Collections.Immutable;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>The state once checkers, alarms and health checks have seen the faults given. Pure, and takes no time.</summary>
internal static class SettledState
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs the health chain for as many minutes as the slowest alarm needs, and some.</summary>
    public static (EngineState State, DateTimeOffset Now) After(StackModel model, ImmutableArray<Fault> faults, Assumptions? assumptions = null)
    {
        var now = Start;
        var state = EngineState.Start(model, now, assumptions);
        foreach (var fault in faults)
        {
            state = state.Apply(new EngineEvent.FaultBegan(FaultText.Describe(fault), fault), now);
        }

        for (var minute = 0; minute < MinutesToSettle(model); minute++)
        {
            state = state.Apply(new EngineEvent.MetricsPublished(Measure(state, now)), now);
            now = now.AddMinutes(1);
            state = state.Apply(new EngineEvent.MinutePassed(), now);
        }

        return (state, now + state.Assumptions.HealthCheckPropagation);
    }

    private static int MinutesToSettle(StackModel model) => 5 + model.Alarms
        .Select(alarm => (int)Math.Ceiling((alarm.Settings.Period * alarm.Settings.EvaluationPeriods).TotalMinutes))
        .DefaultIfEmpty(0)
        .Max();

    private static ImmutableArray<MetricPoint> Measure(EngineState state, DateTimeOffset now) =>
    [
        .. from schedule in state.Model.Schedules
           where schedule.Enabled && !state.Faults.Any(active => active.Fault is Fault.Checker checker && checker.SiteName == schedule.Site)
           let network = state.Model.Vpcs.FirstOrDefault(vpc => vpc.Site == schedule.Site)
           where network is null || Reachability.Between(state, network.Id, network.ResolverAddress ?? System.Net.IPAddress.Any).Ok
           from target in schedule.Targets
           let healthy = Reachability.Between(state, network?.Id, target.Address).Ok && !IsFailing(state, target.Id)
           select new MetricPoint(schedule.HealthyMetric(target.Id), now, healthy ? 1 : 0),
    ];

    private static bool IsFailing(EngineState state, string instanceId) =>
        state.Faults.Any(active => active.Fault is Fault.Instance instance && instance.InstanceId == instanceId);
}
