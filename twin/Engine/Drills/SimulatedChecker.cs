using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>What the checker of a schedule finds out and publishes in one run.</summary>
internal static class SimulatedChecker
{
    /// <summary>The points, and how long the run takes; no points while the checker does not run.</summary>
    public static (ImmutableArray<MetricPoint> Points, TimeSpan Took) Run(EngineState state, CheckerSchedule schedule, DateTimeOffset now)
    {
        if (!schedule.Enabled || !Reachability.CheckerRuns(state, schedule.Site, schedule.Region).Ok)
            return ([], TimeSpan.Zero);
        var points = ImmutableArray.CreateBuilder<MetricPoint>();
        points.Add(new MetricPoint(schedule.HeartbeatMetric, now, 1));
        var took = TimeSpan.Zero;
        foreach (var target in schedule.Targets)
        {
            var (healthy, time) = Probe(state, schedule, target);
            points.Add(new MetricPoint(schedule.HealthyMetric(target.Id), now, healthy ? 1 : 0));
            took = time > took ? time : took;
        }

        return (points.ToImmutable(), took);
    }

    /// <summary>Whether a check succeeds, and how long it takes: a refusal is quick, silence takes every attempt.</summary>
    public static (bool Healthy, TimeSpan Took) Probe(EngineState state, CheckerSchedule schedule, CheckTarget target)
    {
        var vpcId = state.Model.Vpcs.FirstOrDefault(vpc => vpc.Region == schedule.Region && vpc.Site == schedule.Site)?.Id;
        if (!Reachability.Between(state, vpcId, target.Address).Ok)
            return (false, target.Longest);
        return Reachability.FailureOf(state, target.Id) switch
        {
            { } failure when !Matters(failure, target.Kind) => (true, TimeSpan.Zero),
            InstanceFailure.Hang or InstanceFailure.Slow => (
                target.Kind == CheckKind.Tcp, target.Kind == CheckKind.Tcp ? TimeSpan.Zero : target.Longest),
            null => (true, TimeSpan.Zero),
            _ => (false, TimeSpan.Zero),
        };
    }

    /// <summary>
    /// Whether a failure keeps a service of this kind from serving: a certificate means nothing without TLS, nor a status without HTTP.
    /// </summary>
    public static bool Matters(InstanceFailure failure, CheckKind? kind) => failure switch
    {
        InstanceFailure.BadCertificate => kind == CheckKind.Https,
        InstanceFailure.Status500 => kind is CheckKind.Http or CheckKind.Https,
        _ => true,
    };
}
