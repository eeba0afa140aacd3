using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Drills on sites, Regions and the links between clouds.</summary>
internal static class PlaceDrills
{
    public static async Task<DrillReport> SiteLossAsync(DrillSubject subject, CancellationToken cancellationToken) =>
        subject.Model.Sites.Length < 2
        ? subject.Skip("the stack has one site; nobody is left to ask")
        : await LoseAsync(subject, subject.Model.Sites.Select(site => (site.Name, (Fault)new Fault.Site(site.Name))), cancellationToken);

    public static async Task<DrillReport> RegionLossAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var regions = subject.Model.Vpcs.Select(vpc => vpc.Region).Distinct(StringComparer.Ordinal).ToList();
        return regions.Count < 2
            ? subject.Skip("the stack has one AWS Region; nobody is left to answer")
            : await LoseAsync(subject, regions.Select(region => (region, (Fault)new Fault.Region(region))), cancellationToken);
    }

    /// <summary>One tunnel of several makes no difference; nor do all, where another site's gateway leads on.</summary>
    public static async Task<DrillReport> TunnelLossAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var bySite = subject.Model.Links.Where(link => link is { Kind: NetworkLinkKind.VpnTunnel, Site: not null })
            .GroupBy(link => link.Site!)
            .ToList();
        if (bySite.Count == 0)
            return subject.Skip("the stack declares no tunnels");
        var runs = new List<DrillRun>();
        var checks = new List<DrillCheck>();
        var findings = new List<string>();
        foreach (var site in bySite)
        {
            var one = await Scene.PlayAsync(
                subject, $"one tunnel of {site.Key}", subject.Model, [new Fault.Tunnel(site.First().Id)], cancellationToken);
            runs.Add(one);
            checks.Add(Scene.NothingLost(one));
            checks.AddRange(Scene.Services(subject.Model).Select(service => Scene.Untouched(one, service)));

            var all = await Scene.PlayAsync(
                subject, $"all tunnels of {site.Key}", subject.Model, [new Fault.Tunnel(site.Key)], cancellationToken);
            runs.Add(all);
            checks.Add(WithinBudgets(all));
            checks.AddRange(Scene.CutOffUntilTheEnd(subject, all, new Fault.Tunnel(site.Key), findings));
            if (HasDetour(subject.Model, site))
            {
                checks.Add(Scene.NothingLost(all));
                checks.AddRange(Scene.Services(subject.Model).Select(service => Scene.Untouched(all, service)));
                continue;
            }

            var hit = all.Timeline.Any(entry => entry.Kind is "answer" or "health" or "target");
            checks.Add(
                new DrillCheck(Scene.Labelled(all, "it is felt"), hit, hit ? "answers, health or targets changed" : "nothing changed"));
        }

        return subject.Report(runs, checks, findings);
    }

    /// <summary>Whether what the tunnels join is joined without them too, as over another site's Azure gateway.</summary>
    private static bool HasDetour(StackModel model, IEnumerable<NetworkLink> tunnels)
    {
        var without = model with { Links = model.Links.RemoveRange(tunnels) };
        return tunnels.All(tunnel => Reachability.IsJoined(without, tunnel.FirstNetworkId, tunnel.SecondNetworkId));
    }

    private static async Task<DrillReport> LoseAsync(
        DrillSubject subject, IEnumerable<(string Label, Fault Fault)> losses, CancellationToken cancellationToken)
    {
        var runs = new List<DrillRun>();
        var checks = new List<DrillCheck>();
        var findings = new List<string>();
        foreach (var (label, fault) in losses)
        {
            var run = await Scene.PlayAsync(subject, label, subject.Model, [fault], cancellationToken);
            runs.Add(run);
            checks.Add(Scene.NothingLost(run));
            foreach (var service in Scene.Services(subject.Model))
                checks.Add(Outcome(subject, run, fault, service, findings));
            checks.AddRange(Scene.CutOffUntilTheEnd(subject, run, fault, findings));
            checks.Add(Moved(run, fault));
        }

        return subject.Report(runs, checks, findings);
    }

    // An instance that is lost, or out of reach, together with its checker keeps its last known status where the health check says so:
    // nobody is left to say that it is gone. That is what the setting asks for, and worth telling.
    private static DrillCheck Outcome(DrillSubject subject, DrillRun run, Fault fault, ServiceTree service, List<string> findings)
    {
        var name = service.Name.ToString();
        var timing = run.Measurement.Services.First(timing => timing.Service == name);
        var blind = Blind(subject, fault, service);
        if (timing.FailOver is null)
            return new DrillCheck(Scene.Labelled(run, $"{name} serves all who are left"), Passed: true, "all served");
        if (blind is not null && timing.FailOver > timing.FailOverBudget.Worst)
        {
            findings.Add(
                $"{run.Label}: {name} does not leave {blind}, which those who are left do not reach. Its checker is lost too, and its "
                    + "health check keeps the last known status; 'whenCheckerSilent: fail', or checking it from several sites, would let "
                    + "it go.");
            return new DrillCheck(
                Scene.Labelled(run, $"{name} keeps {blind}, whose checker is lost too"),
                Passed: true,
                $"not served for {Scene.Seconds(timing.FailOver.Value)}");
        }

        // Whoever is lost with his checker is given up only when silence has lasted long enough.
        var most = timing.SilenceBudget.Worst > timing.FailOverBudget.Worst ? timing.SilenceBudget.Worst : timing.FailOverBudget.Worst;
        return new DrillCheck(
            Scene.Labelled(run, $"{name} serves all who are left within {Scene.Seconds(most)}"),
            timing.FailOver <= most + timing.Slack,
            $"after {Scene.Seconds(timing.FailOver.Value)}");
    }

    private static string? Blind(DrillSubject subject, Fault fault, ServiceTree service)
    {
        var model = subject.Model;
        var state = EngineState.Start(model, DateTimeOffset.UnixEpoch, subject.Assumptions)
            .Apply(new EngineEvent.FaultBegan("fault", fault), DateTimeOffset.UnixEpoch);
        var cutOff = Scene.CutOff(subject, [fault]);
        var left = DrillClient.Of(model)
            .Where(client => !cutOff.Contains(client.Name) && !Reachability.IsLost(state, client.NetworkId!))
            .ToList();
        var instances =
            from instance in Scene.Instances(model, service)
            where left.Any(client => !Reachability.Between(state, client.NetworkId, instance.Address).Ok)
            from schedule in model.Schedules
            where schedule.Targets.Any(target => target.Id == instance.Id)
                && !Reachability.CheckerRuns(state, schedule.Site, schedule.Region).Ok
            from leaf in service.Leaves
            from check in model.HealthChecks
            where check.Id == leaf.HealthCheckId
                && check.Kind is HealthCheckKind.CloudWatchMetric { InsufficientData: InsufficientDataHealthStatus.LastKnownStatus } kind
                && model.Alarms.Any(alarm =>
                    alarm.Name == kind.AlarmName && alarm.Settings.Metric.Equals(schedule.HealthyMetric(instance.Id)))
            select instance.Id;
        return instances.FirstOrDefault();
    }

    // The hit that goes with it.
    private static DrillCheck Moved(DrillRun run, Fault fault)
    {
        var hit = run.Lanes.Count(lane =>
            lane.Segments.Any(segment => segment.State is LaneState.ClientGone or LaneState.NoAnswer)
                || lane.Segments.Select(segment => segment.Instance).Distinct().Count() > 1);
        return new DrillCheck(
            Scene.Labelled(run, $"the loss of {FaultText.Describe(fault)} is felt"),
            hit > 0,
            $"by {hit} of {run.Lanes.Length} clients and services");
    }

    private static DrillCheck WithinBudgets(DrillRun run)
    {
        var late = run.Measurement.Services.Where(timing => timing is { FailOver: not null, FailsOverInTime: false })
            .Select(timing => timing.Service)
            .ToList();
        return new DrillCheck(
            Scene.Labelled(run, "every service serves within its budget"),
            late.Count == 0,
            late.Count == 0 ? "all do" : $"late: {string.Join(", ", late)}");
    }
}
