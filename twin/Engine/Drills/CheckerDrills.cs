using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Drills on the health chain itself: a silent checker, an edited alarm.</summary>
internal static class CheckerDrills
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    /// <summary>Both settings side by side: keep what is known, or take silence for failure.</summary>
    public static async Task<DrillReport> SilentAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Model.Schedules.FirstOrDefault(schedule => schedule.Site is not null)?.Site is not { } site)
            return subject.Skip("the stack declares no checker");
        var keep = await RunAsync("keep", InsufficientDataHealthStatus.LastKnownStatus, MissingData.Missing);
        var fail = await RunAsync("fail", InsufficientDataHealthStatus.Unhealthy, MissingData.Breaching);
        var leaves = Scene.Services(subject.Model).Any(service => !service.DependsOnChance && Leaves(subject, service, site));
        var left = Answers(fail);
        return subject.Report(
            [keep, fail],
            [
                Scene.NothingLost(keep),
                new DrillCheck("keep: no answer changes", Answers(keep) == 0, $"{Answers(keep)} answers changed"),
                Scene.NothingLost(fail),
                leaves
                    ? new DrillCheck(
                        $"fail: services leave what {site} checks", left > 0, $"{left} answers changed, though nothing was wrong with them")
                    : new DrillCheck($"fail: nobody but {site} checks anything, so answers stay", left == 0, $"{left} answers changed"),
                .. fail.Measurement.Services.Select(timing =>
                    new DrillCheck(
                        $"fail: {timing.Service} returns within {Scene.Limit(timing.RecoverBudget, timing)}",
                        timing.RecoversInTime,
                        timing.Recover is { } time
                            ? $"after {Scene.Seconds(time)}"
                            : timing.Recovered
                            ? "nothing had changed"
                            : "not returned")),
            ]);

        int Answers(DrillRun run) =>
            Scene.Services(subject.Model)
                .Where(service => !service.DependsOnChance)
                .Sum(service => Scene.Changes(run, service.Name.ToString()));

        Task<DrillRun> RunAsync(string label, InsufficientDataHealthStatus status, MissingData missing)
        {
            var model = subject.Model with
            {
                HealthChecks =
                [
                    .. subject.Model.HealthChecks.Select(check =>
                        check.Kind is HealthCheckKind.CloudWatchMetric kind
                            ? check with { Kind = kind with { InsufficientData = status } }
                            : check),
                ],
                Alarms =
                [
                    .. subject.Model.Alarms.Select(alarm => alarm with { Settings = alarm.Settings with { TreatMissingData = missing } }),
                ],
            };
            var plan = Scene.Plan(subject, model, Silence, Scene.Times(model, subject.Assumptions).Recovers, [new Fault.Checker(site)]);
            return Measuring.RunAsync(subject.Stage, label, plan, Scene.Onset, Scene.Onset + Silence, cancellationToken);
        }
    }

    /// <summary>An alarm edited so that it never fires: the health check keeps its copy until it is updated.</summary>
    public static async Task<DrillReport> AlarmEditedAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var service = Scene.Services(subject.Model)
            .FirstOrDefault(service =>
                Scene.Replaceable(subject, service) is { } preferred && CheckOf(subject.Model, preferred) is not null);
        if (service is null)
            return subject.Skip("no service has an instance that an alarm watches and another could replace");
        var victim = Scene.Preferred(subject, service)!;
        var (check, alarm) = CheckOf(subject.Model, victim)!.Value;
        var edit = new PlannedEvent(
            TimeSpan.FromMinutes(1),
            new EngineEvent.AlarmEdited(alarm.Id, Never(alarm.Settings)),
            $"alarm {alarm.Name} is edited so that it never fires");
        var update = new PlannedEvent(
            TimeSpan.FromMinutes(1.5), new EngineEvent.HealthCheckUpdated(check.Id), $"health check {check.Name} is updated");
        var edited = await RunAsync("edited", edit);
        var updated = await RunAsync("edited and updated", edit, update);
        var fired = edited.Timeline.Count(entry =>
            entry.Kind == "alarm"
                && entry.Subject == alarm.Name
                && entry.Text.StartsWith(nameof(AlarmState.Alarm), StringComparison.Ordinal));
        var name = service.Name.ToString();
        var stays = updated.Measurement.Services.First(timing => timing.Service == name);
        var untriggered = subject.Model.HealthChecks.Where(check =>
            check.Kind is HealthCheckKind.CloudWatchMetric && check.Triggers.IsEmpty)
            .Select(check => $"Health check {check.Name} has no triggers: a deployment that edits its alarm leaves it as it was.");
        return subject.Report(
            [edited, updated],
            [
                Scene.NothingLost(edited),
                .. Scene.FailsOver(edited, name),
                new DrillCheck("edited: the alarm itself stays quiet", fired == 0, fired == 0 ? "no alarm" : $"{fired} alarms"),
                new DrillCheck(
                    "edited and updated: nothing fails over any more",
                    stays.FailOver > stays.FailOverBudget.Worst,
                    stays.FailOver is { } time ? $"not served for {Scene.Seconds(time)}" : "not hit"),
            ],
            untriggered);

        Task<DrillRun> RunAsync(string label, params PlannedEvent[] before)
        {
            var (lasts, recovers) = Scene.Times(subject.Model, subject.Assumptions);
            var plan = Scene.Plan(subject, subject.Model, lasts, recovers, [new Fault.Instance(victim.Id, InstanceFailure.Refuse)]);
            return Measuring.RunAsync(
                subject.Stage,
                label,
                plan with { Events = [.. before, .. plan.Events] },
                Scene.Onset,
                Scene.Onset + lasts,
                cancellationToken);
        }
    }

    // The preferred instance is given up when nobody but this site checks it, and somebody is left whom it does not check alone.
    private static bool Leaves(DrillSubject subject, ServiceTree service, string site)
    {
        var instances = Scene.Instances(subject.Model, service);
        return Scene.Preferred(subject, service) is { } preferred
            && OnlyCheckedBy(preferred)
            && instances.Any(instance => !OnlyCheckedBy(instance));

        bool OnlyCheckedBy(Instance instance) =>
            subject.Model.Schedules.Where(schedule => schedule.Targets.Any(target => target.Id == instance.Id))
                .Select(schedule => schedule.Site)
                .Distinct()
                .ToList() is [var only]
                && only == site;
    }

    private static AlarmSettings Never(AlarmSettings settings) => settings with
    {
        Threshold = settings.Comparison is AlarmComparison.LessThanThreshold or AlarmComparison.LessThanOrEqualToThreshold
            ? double.MinValue
            : double.MaxValue,
    };

    private static (HealthCheck Check, MetricAlarm Alarm)? CheckOf(StackModel model, Instance instance)
    {
        var pairs =
            from schedule in model.Schedules
            where schedule.Targets.Any(target => target.Id == instance.Id)
            from alarm in model.Alarms
            where alarm.Settings.Metric.Equals(schedule.HealthyMetric(instance.Id))
            from check in model.HealthChecks
            where check.Kind is HealthCheckKind.CloudWatchMetric kind && kind.AlarmName == alarm.Name && kind.AlarmRegion == alarm.Region
            select ((HealthCheck, MetricAlarm)?)(check, alarm);
        return pairs.FirstOrDefault();
    }
}
