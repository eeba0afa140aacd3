using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>The usual course of a drill: two quiet minutes, a fault for as long as a failover may take, and time to recover.</summary>
internal static class Scene
{
    public static readonly TimeSpan Onset = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>Runs one scene in which faults set in together and end together.</summary>
    public static Task<DrillRun> PlayAsync(
        DrillSubject subject, string label, StackModel model, ImmutableArray<Fault> faults, CancellationToken cancellationToken)
    {
        var (lasts, recovers) = Times(model, subject.Assumptions);
        return Measuring.RunAsync(
            subject.Stage,
            label,
            Plan(subject, model, lasts, recovers, faults),
            Onset,
            Onset + lasts,
            cancellationToken,
            CutOff(subject, faults).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The clients that faults leave without any resolver to ask, though they are not gone themselves.</summary>
    public static ImmutableArray<string> CutOff(DrillSubject subject, ImmutableArray<Fault> faults)
    {
        var now = DateTimeOffset.UnixEpoch;
        var state = faults.Aggregate(
            EngineState.Start(subject.Model, now, subject.Assumptions),
            (current, fault) => current.Apply(new EngineEvent.FaultBegan(FaultText.Describe(fault), fault), now));
        return
        [
            .. from client in DrillClient.Of(subject.Model)
               where client.NetworkId is { } network && !Reachability.IsLost(state, network)
               let targets = Targets(subject, client)
               where !targets.IsEmpty && !targets.Any(target => Reachability.Between(state, client.NetworkId, target).Ok)
               select client.Name,
        ];
    }

    /// <summary>Whom a client's resolver forwards the services to, in order; nobody where it answers itself.</summary>
    public static ImmutableArray<IPAddress> Targets(DrillSubject subject, DrillClient client)
    {
        var state = EngineState.Start(subject.Model, DateTimeOffset.UnixEpoch, subject.Assumptions);
        var isVirtualNetwork = state.Index.VirtualNetworks.ContainsKey(client.NetworkId!);
        var forwards =
            from service in Services(subject.Model)
            let question = new Question(service.Name, RecordType.A)
            let decision = isVirtualNetwork
                ? AzureResolver.Decide(state, client.NetworkId!, question, DateTimeOffset.UnixEpoch)
                : VpcResolver.Decide(state, client.NetworkId!, question, DateTimeOffset.UnixEpoch)
            select decision as ResolverDecision.Forward;
        return forwards.FirstOrDefault(forward => forward is not null)?.Targets.Select(target => target.EndPoint.Address).ToImmutableArray()
            ?? [];
    }

    /// <summary>That clients without any resolver are without answers, and have them again afterwards; and what to do about it.</summary>
    public static IEnumerable<DrillCheck> CutOffUntilTheEnd(DrillSubject subject, DrillRun run, Fault fault, List<string> findings)
    {
        foreach (var client in CutOff(subject, [fault]))
        {
            findings.Add(
                $"{Labelled(run, client)} is cut off from every resolver: every declared way to an inbound endpoint leads through what is "
                    + "lost. A connection between the VPN gateways of two sites would leave one.");
            var lanes = run.Lanes.Where(lane => lane.Client == client).ToList();
            var away = lanes.SelectMany(lane => lane.Segments).Where(segment => segment.State != LaneState.Served);
            yield return new DrillCheck(
                Labelled(run, $"{client} is cut off, and only for as long as it lasts"),
                lanes.All(lane => lane.Segments[^1].State == LaneState.Served)
                    && lanes.Any(lane => lane.Segments.Any(segment => segment.State == LaneState.NoAnswer)),
                $"{away.Sum(segment => (segment.To - segment.From).TotalSeconds):0} seconds not served over {lanes.Count} services");
        }
    }

    public static DrillPlan Plan(DrillSubject subject, StackModel model, TimeSpan lasts, TimeSpan recovers, ImmutableArray<Fault> faults) =>
        new()
        {
            Model = model,
            Assumptions = subject.Assumptions,
            Seed = subject.Seed,
            Duration = Onset + lasts + recovers,
            Events = [.. Begin(faults, Onset), .. End(faults, Onset + lasts)],
        };

    /// <summary>How long a fault must last to show a failover, and how long to show the recovery.</summary>
    public static (TimeSpan Lasts, TimeSpan Recovers) Times(StackModel model, Assumptions assumptions)
    {
        var budgets = FailoverBudget.Of(model, assumptions);
        return (
            budgets.Select(budget =>
                budget.SilenceTotal.Worst > budget.FailOverTotal.Worst ? budget.SilenceTotal.Worst : budget.FailOverTotal.Worst)
                .DefaultIfEmpty()
                .Max() + Margin,
            budgets.Select(budget => budget.RecoverTotal.Worst).DefaultIfEmpty().Max() + Margin);
    }

    public static IEnumerable<PlannedEvent> Begin(ImmutableArray<Fault> faults, TimeSpan at) => faults.Select((fault, position) =>
        new PlannedEvent(at, new EngineEvent.FaultBegan(Id(position), fault), $"{FaultText.Describe(fault)} begins"));

    public static IEnumerable<PlannedEvent> End(ImmutableArray<Fault> faults, TimeSpan at) => faults.Select((fault, position) =>
        new PlannedEvent(at, new EngineEvent.FaultEnded(Id(position)), $"{FaultText.Describe(fault)} ends"));

    /// <summary>The services that can fail over and answer with addresses.</summary>
    public static ImmutableArray<ServiceTree> Services(StackModel model) =>
        [.. ServiceTree.Of(model).Where(service => service.CanFailOver && service.Type == RecordType.A)];

    /// <summary>The instances behind a service, by the order of its leaves.</summary>
    public static ImmutableArray<Instance> Instances(StackModel model, ServiceTree service) =>
    [
        .. from leaf in service.Leaves
           from data in leaf.Content is RecordContent.Values values ? values.Data.OfType<RecordData.A>() : []
           from instance in model.Instances
           where instance.Address.Equals(data.Address)
           select instance,
    ];

    /// <summary>The instance that the first client is sent to while all is well.</summary>
    public static Instance? Preferred(DrillSubject subject, ServiceTree service)
    {
        var state = EngineState.Start(subject.Model, DateTimeOffset.UnixEpoch, subject.Assumptions);
        foreach (var client in DrillClient.Of(subject.Model))
        {
            var found = Lookup.Run(
                state,
                client.NetworkId!,
                new Question(service.Name, RecordType.A, subject.Seed << 20),
                DateTimeOffset.UnixEpoch,
                TimeSpan.FromMinutes(1),
                _ => true);
            if (found.Answer?.Answers.Select(record => record.Data).OfType<RecordData.A>().FirstOrDefault() is { } data)
                return Instances(subject.Model, service).FirstOrDefault(instance => instance.Address.Equals(data.Address));
        }

        return null;
    }

    /// <summary>The preferred instance of a service that has another one to go to; with nobody else there is nothing to drill.</summary>
    public static Instance? Replaceable(DrillSubject subject, ServiceTree service) =>
        Instances(subject.Model, service).DistinctBy(instance => instance.Id).Skip(1).Any() ? Preferred(subject, service) : null;

    public static DrillCheck NothingLost(DrillRun run) => new(
        Labelled(run, "every question is answered with an address"),
        run.Measurement is { Lost: 0, Negative: 0 },
        string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Measurement.Answered} of {run.Measurement.Asked} answered, {run.Measurement.Lost} lost, {run.Measurement.Negative} "
                + $"without an address"));

    /// <summary>A service was hit, and nobody was sent to what does not serve for longer than the budget.</summary>
    public static IEnumerable<DrillCheck> FailsOver(DrillRun run, string service)
    {
        var timing = run.Measurement.Services.First(timing => timing.Service == service);
        yield return new DrillCheck(
            Labelled(run, $"{service} is hit, and fails over within {Limit(timing.FailOverBudget, timing)}"),
            timing.FailsOverInTime,
            timing.FailOver is { } took ? $"after {Seconds(took)}" : "not hit");
        yield return new DrillCheck(
            Labelled(run, $"{service} returns within {Limit(timing.RecoverBudget, timing)}"),
            timing.RecoversInTime,
            !timing.Recovered ? "not returned" : timing.Recover is { } back ? $"after {Seconds(back)}" : "nothing had changed");
    }

    /// <summary>A service was not hit at all.</summary>
    public static DrillCheck Untouched(DrillRun run, ServiceTree service)
    {
        var name = service.Name.ToString();
        var changed = service.DependsOnChance ? 0 : Changes(run, name);
        var timing = run.Measurement.Services.First(timing => timing.Service == name);
        return new DrillCheck(
            Labelled(run, $"{name} notices nothing"),
            timing.FailOver is null && changed == 0,
            timing.FailOver is null && changed == 0 ? "nothing changed" : $"{changed} answers changed");
    }

    /// <summary>How often clients were given another address for a service.</summary>
    public static int Changes(DrillRun run, string service) =>
        run.Timeline.Count(entry => entry.Kind == "answer" && entry.Subject.EndsWith(" " + service, StringComparison.Ordinal));

    /// <summary>The worst case of a budget, as expectations name it.</summary>
    public static string Limit(BudgetRange budget, ServiceTiming timing) =>
        timing.Slack == TimeSpan.Zero ? Seconds(budget.Worst) : $"{Seconds(budget.Worst)}, and {Seconds(timing.Slack)} for the machine";

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");

    public static string Labelled(DrillRun run, string expectation) => run.Label.Length == 0 ? expectation : $"{run.Label}: {expectation}";

    private static string Id(int position) => string.Create(CultureInfo.InvariantCulture, $"fault-{position}");
}
