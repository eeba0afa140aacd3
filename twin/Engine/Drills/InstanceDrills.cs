using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Drills on the instance that clients prefer, service by service.</summary>
internal static class InstanceDrills
{
    public static Task<DrillReport> DownAsync(DrillSubject subject, CancellationToken cancellationToken) =>
        FailingAsync(subject, InstanceFailure.Refuse, cancellationToken);

    public static Task<DrillReport> SlowAsync(DrillSubject subject, CancellationToken cancellationToken) =>
        FailingAsync(subject, InstanceFailure.Slow, cancellationToken);

    public static Task<DrillReport> BadCertificateAsync(DrillSubject subject, CancellationToken cancellationToken) =>
        FailingAsync(subject, InstanceFailure.BadCertificate, cancellationToken);

    /// <summary>An instance that comes and goes faster than the alarm decides must not take the service with it.</summary>
    public static async Task<DrillReport> FlappingAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var period = TimeSpan.FromSeconds(45);
        const int Times = 12;
        var runs = new List<DrillRun>();
        var checks = new List<DrillCheck>();
        foreach (var (service, victim) in Victims(subject, InstanceFailure.Refuse))
        {
            ImmutableArray<Fault> fault = [new Fault.Instance(victim.Id, InstanceFailure.Refuse)];
            var flaps = Enumerable.Range(0, Times)
                .SelectMany(flap =>
                    Scene.Begin(fault, Scene.Onset + period * flap * 2).Concat(Scene.End(fault, Scene.Onset + period * (flap * 2 + 1))));
            var lasts = period * Times * 2;
            var plan = Scene.Plan(
                subject, subject.Model, lasts, Scene.Times(subject.Model, subject.Assumptions).Recovers, []) with
            { Events = [.. flaps] };
            var run = await Measuring.RunAsync(subject.Stage, Label(service), plan, Scene.Onset, Scene.Onset + lasts, cancellationToken);
            runs.Add(run);
            checks.Add(Scene.NothingLost(run));

            // Health can change once a minute at the most, and every client once with it.
            if (!service.DependsOnChance)
            {
                var changes = Scene.Changes(run, service.Name.ToString());
                var most = run.Lanes.Select(lane => lane.Client).Distinct(StringComparer.Ordinal).Count() * (int)lasts.TotalMinutes;
                checks.Add(
                    new DrillCheck(
                        Scene.Labelled(run, $"answers change at most once a minute and client ({most})"),
                        changes <= most,
                        $"{changes} changes"));
            }

            var timing = run.Measurement.Services.First(timing => timing.Service == service.Name.ToString());
            checks.Add(
                new DrillCheck(
                    Scene.Labelled(run, "it is felt"), timing.FailOver is not null, $"{run.Measurement.Misdirected} questions not served"));
            checks.Add(
                new DrillCheck(
                    Scene.Labelled(run, "every client has its answer of before in the end"),
                    timing.Recovered,
                    timing.Recovered ? "returned" : "not returned"));
        }

        return runs.Count == 0 ? subject.Skip("no service has an instance that another could replace") : subject.Report(runs, checks);
    }

    /// <summary>With nobody healthy Route 53 answers as if all were: a wrong alarm must not empty the zone.</summary>
    public static async Task<DrillReport> AllDownAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var runs = new List<DrillRun>();
        var checks = new List<DrillCheck>();
        foreach (var service in Scene.Services(subject.Model))
        {
            var all = Scene.Instances(subject.Model, service)
                .DistinctBy(instance => instance.Id)
                .Select(instance => (Fault)new Fault.Instance(instance.Id, InstanceFailure.Refuse))
                .ToImmutableArray();
            if (all.IsEmpty)
                continue;
            var run = await Scene.PlayAsync(subject, Label(service), subject.Model, all, cancellationToken);
            runs.Add(run);
            checks.Add(Scene.NothingLost(run));
            var unhealthy = run.Timeline.Count(entry =>
                entry.Kind == "health" && entry.Text.StartsWith("unhealthy", StringComparison.Ordinal));
            checks.Add(
                new DrillCheck(
                    Scene.Labelled(run, $"all {all.Length} health checks see it"),
                    unhealthy >= all.Length,
                    $"{unhealthy} became unhealthy"));
            var lane = run.Lanes.First(lane => lane.Service == service.Name.ToString());
            var last = lane.Segments.Last(segment => segment.From < run.Measurement.End && segment.To > run.Measurement.Onset);
            if (!service.DependsOnChance)
                checks.Add(
                    new DrillCheck(
                        Scene.Labelled(run, "the preferred instance is answered while all are down"),
                        last.Instance == lane.Segments[0].Instance,
                        $"{lane.Client} has {last.Instance}"));
            var timing = run.Measurement.Services.First(timing => timing.Service == service.Name.ToString());
            checks.Add(
                new DrillCheck(
                    Scene.Labelled(run, $"clients have their answers of before within {Scene.Limit(timing.RecoverBudget, timing)}"),
                    timing.RecoversInTime,
                    timing.Recover is { } time ? $"after {Scene.Seconds(time)}" : timing.Recovered ? "at once" : "not returned"));
        }

        return runs.Count == 0 ? subject.Skip("no service has an instance to fail") : subject.Report(runs, checks);
    }

    private static async Task<DrillReport> FailingAsync(DrillSubject subject, InstanceFailure failure, CancellationToken cancellationToken)
    {
        var runs = new List<DrillRun>();
        var checks = new List<DrillCheck>();
        var findings = new List<string>();
        foreach (var (service, victim) in Victims(subject, failure))
        {
            var run = await Scene.PlayAsync(
                subject, Label(service), subject.Model, [new Fault.Instance(victim.Id, failure)], cancellationToken);
            runs.Add(run);
            checks.Add(Scene.NothingLost(run));
            if (Sees(subject.Model, victim, failure))
            {
                checks.AddRange(Scene.FailsOver(run, service.Name.ToString()));
            }
            else
            {
                var timing = run.Measurement.Services.First(timing => timing.Service == service.Name.ToString());
                findings.Add(
                    $"{service.Name} does not leave {victim.Id}: a {victim.Probe?.Kind.ToString().ToLowerInvariant()} check does not "
                        + $"notice that it is {FaultText.Modes.First(mode => mode.Value == failure).Key}.");
                checks.Add(
                    new DrillCheck(
                        Scene.Labelled(run, $"{service.Name} keeps {victim.Id}, whose check notices nothing"),
                        timing.FailOver is not null,
                        timing.FailOver is { } time ? $"not served for {Scene.Seconds(time)}" : "not hit"));
            }

            checks.AddRange(Scene.Services(subject.Model)
                .Where(other => !Scene.Instances(subject.Model, other).Any(instance => instance.Id == victim.Id))
                .Select(other => Scene.Untouched(run, other)));
        }

        return runs.Count == 0
            ? subject.Skip(
                failure == InstanceFailure.BadCertificate
                    ? "no service of several instances is checked over https"
                    : "no service has an instance that another could replace")
            : subject.Report(runs, checks, findings);
    }

    private static bool Sees(StackModel model, Instance instance, InstanceFailure failure)
    {
        var state = EngineState.Start(model, DateTimeOffset.UnixEpoch)
            .Apply(new EngineEvent.FaultBegan("fault", new Fault.Instance(instance.Id, failure)), DateTimeOffset.UnixEpoch);
        return instance.Probe is { } probe
            && model.Schedules.Where(schedule => schedule.Targets.Any(target => target.Id == instance.Id))
                .Any(schedule => !SimulatedChecker.Probe(state, schedule, probe).Healthy);
    }

    private static IEnumerable<(ServiceTree Service, Instance Victim)> Victims(DrillSubject subject, InstanceFailure failure) =>
        from service in Scene.Services(subject.Model)
        let victim = Scene.Replaceable(subject, service)
        where victim is not null && SimulatedChecker.Matters(failure, victim.Probe?.Kind)
        select (service, victim);

    private static string Label(ServiceTree service) => service.Name.Labels[0];
}
