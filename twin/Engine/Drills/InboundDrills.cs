using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Drills on the addresses through which queries come in: the loss of a zone, quarantine, overload.</summary>
/// <seealso href="https://aws.amazon.com/blogs/networking-and-content-delivery/how-to-achieve-dns-high-availability-with-route-53-resolver-endpoints/"/>
internal static class InboundDrills
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The article's experiment: two minutes without a zone, a forwarder that waits five seconds, answers that nobody keeps.
    /// </summary>
    public static async Task<DrillReport> ZoneLossAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        if (FirstAsked(subject) is not { AvailabilityZone: { } zone } first)
            return subject.Skip("no forwarding rule leads to an inbound endpoint whose zones are declared");
        var assumptions = subject.Assumptions with { TargetTimeout = TimeSpan.FromSeconds(5) };
        var plan = Scene.Plan(
            subject with { Assumptions = assumptions }, subject.Model, TwoMinutes, TwoMinutes, [new Fault.AvailabilityZone(zone)]) with
        {
            ClientsCache = false,
            ClientPatience = TimeSpan.FromSeconds(15),
        };
        var onPremises = plan with { Clients = DrillClient.OnPremises(subject.Model) };
        // Neither meets the other: where they are live, each has a twin of its own.
        var runs = await Task.WhenAll(
            Measuring.RunAsync(subject.Stage, "in the clouds", plan, Scene.Onset, Scene.Onset + TwoMinutes, cancellationToken),
            Measuring.RunAsync(subject.Stage, "on-premises", onPremises, Scene.Onset, Scene.Onset + TwoMinutes, cancellationToken));
        var (clouds, premises) = (runs[0], runs[1]);
        return subject.Report(
            [clouds, premises],
            [
                .. Checks(clouds),
                .. Checks(premises),
                new DrillCheck(
                    Scene.Labelled(premises, $"the forwarder asks {zone} again as soon as it is back"),
                    Hit(premises).Sum(share => share.After) > 0,
                    $"{Hit(premises).Sum(share => share.After)} answers after"),
            ],
            [
                $"{first.Address} is asked first by its ruleset; the Azure resolver then avoids it for "
                    + $"{subject.Assumptions.TargetQuarantine.TotalMinutes:0} minutes. A forwarder on-premises that remembers nothing "
                    + "waits for it at every question.",
            ]);

        IEnumerable<AnswerShare> Hit(DrillRun run) => run.Measurement.AnsweredBy.Where(share => share.AvailabilityZone == zone);

        IEnumerable<DrillCheck> Checks(DrillRun run)
        {
            var (before, during) = (Hit(run).Sum(share => share.Before), Hit(run).Sum(share => share.During));
            var elsewhere = run.Measurement.AnsweredBy.Sum(share => share.During) - during;
            yield return Scene.NothingLost(run);
            yield return new DrillCheck(
                Scene.Labelled(run, $"{zone} answers before and not during"),
                before > 0 && during == 0,
                $"{before} before, {during} during");
            yield return new DrillCheck(Scene.Labelled(run, "other zones take over"), elsewhere > 0, $"{elsewhere} answers during");
            yield return new DrillCheck(
                Scene.Labelled(run, $"nobody waits longer than one time-out of {Scene.Seconds(assumptions.TargetTimeout)}"),
                run.Measurement.LongestWait <= assumptions.TargetTimeout + subject.Stage.WaitSlack,
                $"longest wait {Scene.Seconds(run.Measurement.LongestWait)}");
        }
    }

    /// <summary>The Azure resolver keeps away from a target for half an hour after it came back.</summary>
    public static async Task<DrillReport> QuarantineAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        if (FirstAsked(subject) is not { } first)
            return subject.Skip("no forwarding rule leads to an inbound endpoint of the stack");
        var quarantine = subject.Assumptions.TargetQuarantine;
        var interval = TimeSpan.FromSeconds(5);
        var plan = Scene.Plan(subject, subject.Model, TwoMinutes, quarantine + TwoMinutes, [new Fault.InboundAddress(first.Address)]) with
        {
            ClientsCache = false,
            QueryInterval = interval,
        };
        var run = await Measuring.RunAsync(subject.Stage, "", plan, Scene.Onset, Scene.Onset + TwoMinutes, cancellationToken);
        var marked = run.Timeline.FirstOrDefault(entry =>
            entry.Kind == "target" && entry.Subject.EndsWith(first.Address.ToString(), StringComparison.Ordinal));
        var back = marked is null
            ? null
            : run.Timeline.FirstOrDefault(entry => entry.Kind == "target" && entry.Subject == marked.Subject && entry.At > marked.At);
        var share = run.Measurement.AnsweredBy.FirstOrDefault(share => share.Address.Equals(first.Address));
        return subject.Report(
            [run],
            [
                Scene.NothingLost(run),
                new DrillCheck(
                    $"{first.Address} is marked unresponsive within a minute",
                    marked is not null && marked.At - Scene.Onset <= TimeSpan.FromMinutes(1) + subject.Stage.Slack,
                    marked is null ? "never" : $"after {Scene.Seconds(marked.At - Scene.Onset)}"),
                new DrillCheck(
                    $"it is asked again {quarantine.TotalMinutes:0} minutes later and not before, although it is well after two",
                    marked is not null
                        && back is not null
                        && back.At - marked.At >= quarantine
                        && back.At - marked.At <= quarantine + interval * 2 + subject.Stage.Slack,
                    back is null || marked is null
                        ? "not seen"
                        : string.Create(CultureInfo.InvariantCulture, $"after {(back.At - marked.At).TotalMinutes:0.0} minutes")),
                new DrillCheck(
                    "it answers before and not during",
                    share is { Before: > 0, During: 0 },
                    $"{share?.Before} answers before, {share?.During} during, {share?.After} after"),
            ]);
    }

    /// <summary>All of a ruleset's queries go to its first target, so one address's budget is what a VNet has.</summary>
    public static async Task<DrillReport> OverloadAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        if (FirstAsked(subject) is null)
            return subject.Skip("no forwarding rule leads to an inbound endpoint of the stack");
        if (!subject.Stage.CarriesLoad)
            return subject.Skip("as many queries as an address takes are not sent live; without --live they are counted");
        var (capacity, sharing) = Firsts(subject)
            .GroupBy(address => address)
            .Select(clients => (Capacity: CapacityOf(subject.Model, clients.Key), Clients: clients.Count()))
            .Where(shared => shared.Capacity > 0).MinBy(shared => (double)shared.Capacity / shared.Clients);
        var interval = TimeSpan.FromMilliseconds(100);
        var questions = Math.Max(1, Scene.Services(subject.Model).Length) * sharing / interval.TotalSeconds;
        var phase = TimeSpan.FromSeconds(30);
        var quiet = await PlayAsync("half of one address's budget", 0.5);
        var loud = await PlayAsync("one and a half of it", 1.5);
        return subject.Report(
            [quiet, loud],
            [
                Scene.NothingLost(quiet),
                new DrillCheck(
                    "below the budget nobody waits",
                    quiet.Measurement.LongestWait == TimeSpan.Zero,
                    $"longest wait {Scene.Seconds(quiet.Measurement.LongestWait)}"),
                new DrillCheck(
                    "below it only the first target answers",
                    Answerers(quiet)
                        .SequenceEqual(Firsts(subject).Select(address => address.ToString()).Distinct().Order(StringComparer.Ordinal)),
                    string.Join(", ", Answerers(quiet))),
                new DrillCheck(
                    "above it queries are dropped, and wait for another target",
                    loud.Measurement.LongestWait > TimeSpan.Zero,
                    $"longest wait {Scene.Seconds(loud.Measurement.LongestWait)}, {loud.Measurement.Lost} lost"),
                new DrillCheck(
                    "above it other targets answer too",
                    Answerers(loud).Count() > Answerers(quiet).Count(),
                    string.Join(", ", Answerers(loud))),
            ],
            [
                $"Each ruleset sends everything to its first target: {capacity} queries per second is what a VNet has before queries are "
                    + "dropped, however many targets there are.",
            ]);

        Task<DrillRun> PlayAsync(string label, double share)
        {
            var load = (int)Math.Ceiling(capacity * share / questions);
            var plan = new DrillPlan
            {
                Model = subject.Model,
                Assumptions = subject.Assumptions,
                Seed = subject.Seed,
                Duration = phase * 2,
                QueryInterval = interval,
                ClientsCache = false,
                Load =
                [
                    new PlannedLoad(
                        phase,
                        load,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{load * questions:0} queries per second for the address that has the least to spare")),
                ],
            };
            return Measuring.RunAsync(subject.Stage, label, plan, phase, phase * 2, cancellationToken);
        }
    }

    private static IEnumerable<string> Answerers(DrillRun run) =>
        run.Measurement.AnsweredBy.Where(share => share.During > 0).Select(share => share.Address.ToString()).Order(StringComparer.Ordinal);

    private static int CapacityOf(StackModel model, IPAddress address) =>
        model.ResolverEndpoints.FirstOrDefault(endpoint =>
            endpoint.Addresses.Any(own => own.Address.Equals(address)))?.QueriesPerSecondPerAddress
            ?? 0;

    /// <summary>The address that each client's resolver asks first.</summary>
    private static List<IPAddress> Firsts(DrillSubject subject) =>
        [
            .. DrillClient.Of(subject.Model)
                .Select(client => Scene.Targets(subject, client))
                .Where(targets => !targets.IsEmpty)
                .Select(targets => targets[0]),
        ];

    /// <summary>The first inbound address that any client's resolver asks first.</summary>
    private static ResolverAddress? FirstAsked(DrillSubject subject)
    {
        var addresses = subject.Model.ResolverEndpoints.SelectMany(endpoint => endpoint.Addresses).ToList();
        return Firsts(subject)
            .Select(first => addresses.FirstOrDefault(address => address.Address.Equals(first)))
            .FirstOrDefault(address => address is not null);
    }
}
