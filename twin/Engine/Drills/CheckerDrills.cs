using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Drills on the health chain itself: a silent checker, an edited alarm.</summary>
internal static class CheckerDrills
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    /// <summary>Both settings side by side: keep what is known, or take silence for failure.</summary>
    public static DrillReport Silent(DrillSubject subject)
    {
        if (subject.Model.Schedules.FirstOrDefault(schedule => schedule.Site is not null)?.Site is not { } site)
            return subject.Skip("the stack declares no checker");
        var keep = Run("keep", InsufficientDataHealthStatus.LastKnownStatus, MissingData.Missing);
        var fail = Run("fail", InsufficientDataHealthStatus.Unhealthy, MissingData.Breaching);
        var preferred = Scene.Services(subject.Model).Where(service => Scene.Instances(subject.Model, service).Any(instance => instance.Site == site)).Select(service => service.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        var left = Answers(fail);
        return subject.Report(
            [keep, fail],
            [
                Scene.NothingLost(keep),
                new DrillCheck("keep: no answer changes", Answers(keep) == 0, $"{Answers(keep)} answers changed"),
                Scene.NothingLost(fail),
                new DrillCheck($"fail: services leave the instances of {site}", left > 0 || preferred.Count == 0, $"{left} answers changed, though nothing was wrong with them"),
                .. fail.Measurement.Services.Select(timing => new DrillCheck($"fail: {timing.Service} returns within {Scene.Seconds(timing.RecoverBudget.Worst)}", timing.Recovered && (timing.Recover ?? TimeSpan.Zero) <= timing.RecoverBudget.Worst, timing.Recover is { } time ? $"after {Scene.Seconds(time)}" : timing.Recovered ? "nothing had changed" : "not returned")),
            ]);

        DrillRun Run(string label, InsufficientDataHealthStatus status, MissingData missing)
        {
            var model = subject.Model with
            {
                HealthChecks =
                [
                    .. subject.Model.HealthChecks.Select(check => check.Kind is HealthCheckKind.CloudWatchMetric kind ? check with { Kind = kind with { InsufficientData = status } } : check),
                ],
                Alarms = [.. subject.Model.Alarms.Select(alarm => alarm with { Settings = alarm.Settings with { TreatMissingData = missing } })],
            };
            var plan = Scene.Plan(subject, model, Silence, Scene.Times(model, subject.Assumptions).Recovers, [new Fault.Checker(site)]);
            return Measuring.Run(label, plan, Scene.Onset, Scene.Onset + Silence);
        }
    }

    /// <summary>An alarm edited so that it never fires: the health check keeps its copy until it is updated.</summary>
    public static DrillReport AlarmEdited(DrillSubject subject)
    {
        var service = Scene.Services(subject.Model).FirstOrDefault(service => Scene.Preferred(subject, service) is { } preferred && CheckOf(subject.Model, preferred) is not null);
        if (service is null)
            return subject.Skip("no service has an instance that an alarm watches");
        var victim = Scene.Preferred(subject, service)!;
        var (check, alarm) = CheckOf(subject.Model, victim)!.Value;
        var edit = new PlannedEvent(TimeSpan.FromMinutes(1), new EngineEvent.AlarmEdited(alarm.Id, Never(alarm.Settings)), $"alarm {alarm.Name} is edited so that it never fires");
        var update = new PlannedEvent(TimeSpan.FromMinutes(1.5), new EngineEvent.HealthCheckUpdated(check.Id), $"health check {check.Name} is updated");
        var edited = Run("edited", edit);
        var updated = Run("edited and updated", edit, update);
        var name = service.Name.ToString();
        var stays = updated.Measurement.Services.First(timing => timing.Service == name);
        var untriggered = subject.Model.HealthChecks.Where(check => check.Kind is HealthCheckKind.CloudWatchMetric && check.Triggers.IsEmpty).Select(check => $"Health check {check.Name} has no triggers: a deployment that edits its alarm leaves it as it was.");
        return subject.Report(
            [edited, updated],
            [
                Scene.NothingLost(edited),
                .. Scene.FailsOver(edited, name),
                new DrillCheck("edited: the alarm itself stays quiet", !edited.Timeline.Any(entry => entry.Kind == "alarm" && entry.Subject == alarm.Name && entry.Text.StartsWith(nameof(AlarmState.Alarm), StringComparison.Ordinal)), "no alarm"),
                new DrillCheck("edited and updated: nothing fails over any more", stays.FailOver > stays.FailOverBudget.Worst, stays.FailOver is { } time ? $"not served for {Scene.Seconds(time)}" : "not hit"),
            ],
            untriggered);

        DrillRun Run(string label, params PlannedEvent[] before)
        {
            var (lasts, recovers) = Scene.Times(subject.Model, subject.Assumptions);
            var plan = Scene.Plan(subject, subject.Model, lasts, recovers, [new Fault.Instance(victim.Id, InstanceFailure.Refuse)]);
            return Measuring.Run(label, plan with { Events = [.. before, .. plan.Events] }, Scene.Onset, Scene.Onset + lasts);
        }
    }

    private static int Answers(DrillRun run) => run.Timeline.Count(entry => entry.Kind == "answer");

    private static AlarmSettings Never(AlarmSettings settings) => settings with
    {
        Threshold = settings.Comparison is AlarmComparison.LessThanThreshold or AlarmComparison.LessThanOrEqualToThreshold ? double.MinValue : double.MaxValue,
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
