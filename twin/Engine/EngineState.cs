using System.Collections.Immutable;
using System.Diagnostics;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>
/// All that the twin's answers depend on besides the question and the time. Immutable: readers keep the snapshot they have.
/// </summary>
/// <remarks>One owner advances it with <see cref="Apply"/>; the same events at the same times give the same state.</remarks>
public sealed record EngineState
{
    private EngineState()
    {
    }

    public required StackModel Model { get; init; }

    /// <summary>The model's parts by id, and what lookups need; made once.</summary>
    internal ModelIndex Index { get; private init; } = null!;

    public Assumptions Assumptions { get; init; } = Assumptions.Default;

    /// <summary>CloudWatch's data points.</summary>
    public MetricStore Metrics { get; init; } = MetricStore.Empty;

    /// <summary>Alarms by id.</summary>
    public ImmutableDictionary<string, AlarmStatus> Alarms { get; init; } = ImmutableDictionary<string, AlarmStatus>.Empty;

    /// <summary>Health checks by id.</summary>
    public ImmutableDictionary<string, HealthCheckStatus> HealthChecks { get; init; } =
        ImmutableDictionary<string, HealthCheckStatus>.Empty;

    /// <summary>Targets that did not respond lately; one that responds is forgotten.</summary>
    public ImmutableDictionary<TargetKey, TargetStatus> Targets { get; init; } = ImmutableDictionary<TargetKey, TargetStatus>.Empty;

    /// <summary>Faults that are on, in the order in which they began.</summary>
    public ImmutableArray<ActiveFault> Faults { get; init; } = [];

    /// <summary>The state right after deployment: alarms without data, new health checks, no fault.</summary>
    public static EngineState Start(StackModel model, DateTimeOffset now, Assumptions? assumptions = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var alarms = model.Alarms.ToImmutableDictionary(
            alarm => alarm.Id,
            alarm => new AlarmStatus(alarm.Settings, AlarmState.InsufficientData, now, "new"),
            StringComparer.Ordinal);
        var index = new ModelIndex(model);
        var state = new EngineState
        {
            Model = model,
            Index = index,
            Assumptions = assumptions ?? Assumptions.Default,
            Alarms = alarms,
            HealthChecks = model.HealthChecks.ToImmutableDictionary(
                check => check.Id,
                check => HealthCheckEvaluation.Initial(check, index.AlarmOf(check)?.Settings, now),
                StringComparer.Ordinal),
        };

        // A calculated check has its children from the start; nobody waits for it.
        var checks = state.HealthChecks.ToBuilder();
        state.Calculate(checks, now);
        return state with
        {
            HealthChecks = checks.ToImmutableDictionary(
                entry => entry.Key, entry => entry.Value with { VisibleFrom = DateTimeOffset.MinValue }, StringComparer.Ordinal),
        };
    }

    /// <summary>The state after an event.</summary>
    public EngineState Apply(EngineEvent @event, DateTimeOffset now) => @event switch
    {
        EngineEvent.MetricsPublished published => this with { Metrics = Metrics.With(published.Points, now) },
        EngineEvent.MinutePassed => Evaluate(now),
        EngineEvent.FaultBegan began => this with { Faults = Without(began.Id).Add(new ActiveFault(began.Id, began.Fault, now)) },
        EngineEvent.FaultEnded ended => this with { Faults = Without(ended.Id) },
        EngineEvent.TargetAnswered answered => this with { Targets = Targets.Remove(answered.Target) },
        EngineEvent.TargetTimedOut timedOut => this with
        {
            Targets = Targets.SetItem(
                timedOut.Target, TargetTracking.AfterTimeout(Targets.GetValueOrDefault(timedOut.Target), now, Assumptions)),
        },
        EngineEvent.AlarmEdited edited => Alarms.TryGetValue(edited.AlarmId, out var alarm)
            ? this with { Alarms = Alarms.SetItem(edited.AlarmId, alarm with { Settings = edited.Settings }) }
            : this,
        EngineEvent.HealthCheckUpdated updated => ReadAlarmAgain(updated.HealthCheckId),
        _ => throw new UnreachableException(),
    };

    private ImmutableArray<ActiveFault> Without(string faultId) => Faults.RemoveAll(fault => fault.Id == faultId);

    private EngineState ReadAlarmAgain(string healthCheckId)
    {
        if (!Index.HealthChecks.TryGetValue(healthCheckId, out var check))
            return this;
        var copy = Index.AlarmOf(check) is { } alarm ? Alarms[alarm.Id].Settings : null;
        return this with { HealthChecks = HealthChecks.SetItem(healthCheckId, HealthChecks[healthCheckId] with { Copy = copy }) };
    }

    private EngineState Evaluate(DateTimeOffset now)
    {
        var alarms = Alarms.ToBuilder();
        foreach (var (id, alarm) in Alarms)
        {
            var verdict = AlarmEvaluation.Evaluate(alarm.Settings, alarm.State, Metrics, now, Assumptions);
            alarms[id] = alarm with
            {
                State = verdict.State,
                Reason = verdict.Reason,
                Since = verdict.State == alarm.State ? alarm.Since : now,
            };
        }

        // Calculated checks last: they look at the others, never at one another.
        var checks = HealthChecks.ToBuilder();
        foreach (var check in Model.HealthChecks.Where(check => check.Kind is not HealthCheckKind.Calculated))
            checks[check.Id] = HealthCheckEvaluation.Next(check, checks[check.Id], Metrics, now, Assumptions);
        Calculate(checks, now);
        return this with { Alarms = alarms.ToImmutable(), HealthChecks = checks.ToImmutable() };
    }

    private void Calculate(ImmutableDictionary<string, HealthCheckStatus>.Builder checks, DateTimeOffset now)
    {
        foreach (var check in Model.HealthChecks)
        {
            if (check.Kind is HealthCheckKind.Calculated kind)
                checks[check.Id] = HealthCheckEvaluation.Next(check, kind, checks[check.Id], IsHealthy, now, Assumptions);
        }

        bool IsHealthy(string childId) => !checks.TryGetValue(childId, out var child) || child.Healthy;
    }
}
