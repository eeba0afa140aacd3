using System.Collections.Immutable;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>What <c>GET /api/state</c> tells: the running twin at one moment.</summary>
public sealed record TwinSnapshot
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required double Speed { get; init; }

    /// <summary>Queries per second of each client for each service.</summary>
    public required double ClientQueriesPerSecond { get; init; }

    public required ImmutableArray<SiteView> Sites { get; init; }

    public required ImmutableArray<NetworkView> Networks { get; init; }

    public required ImmutableArray<ZoneView> Zones { get; init; }

    public required ImmutableArray<ForwardingView> Forwarding { get; init; }

    public required ImmutableArray<ResolverView> Resolvers { get; init; }

    public required ImmutableArray<InstanceView> Instances { get; init; }

    public required ImmutableArray<ServiceView> Services { get; init; }

    public required ImmutableArray<CheckerView> Checkers { get; init; }

    public required ImmutableArray<AlarmView> Alarms { get; init; }

    public required ImmutableArray<HealthCheckView> HealthChecks { get; init; }

    public required ImmutableArray<LinkView> Links { get; init; }

    public required ImmutableArray<QuarantineView> AvoidedTargets { get; init; }

    public required ImmutableArray<FlowView> Flows { get; init; }

    public required ImmutableArray<FaultView> Faults { get; init; }

    public required ImmutableArray<RecentAnswer> Answers { get; init; }

    public required ImmutableArray<string> NotUnderstood { get; init; }

    /// <summary>The twin as it is now.</summary>
    public static TwinSnapshot Of(TwinHost twin)
    {
        var state = twin.Engine.Current;
        var now = twin.Now;
        return new TwinSnapshot
        {
            Project = state.Model.Project,
            Stack = state.Model.Stack,
            Started = twin.Started,
            Time = now,
            Speed = twin.Speed,
            ClientQueriesPerSecond = twin.Clients.QueriesPerSecond,
            Sites = [.. state.Model.Sites.Select(site => new SiteView(site.Name, site.AwsRegion, site.AzureLocation))],
            Networks = NetworkView.Of(state.Model),
            Zones = [.. state.Model.HostedZones.Where(zone => zone.IsPrivate).Select(zone => ZoneView.Of(state.Model, zone))],
            Forwarding = ForwardingView.Of(state.Model),
            Resolvers = [.. twin.Resolvers.Select(pair => ResolverView.Of(pair.Entry, pair.Listener))],
            Instances = [.. state.Model.Instances.Select(instance => InstanceView.Of(twin, state, instance, now))],
            Services = [.. FailoverBudget.Of(state.Model, state.Assumptions).Select(budget => ServiceView.Of(state.Model, budget))],
            Checkers = [.. twin.Functions.Select(CheckerView.Of)],
            Alarms = [.. state.Model.Alarms.Select(alarm => AlarmView.Of(alarm, state.Alarms[alarm.Id]))],
            HealthChecks = [.. state.Model.HealthChecks.Select(check => HealthCheckView.Of(check, state.HealthChecks[check.Id], now))],
            Links = [.. state.Model.Links.Select(link => LinkView.Of(state, link))],
            AvoidedTargets =
            [
                .. from target in state.Targets
                   where target.Value.AvoidedUntil > now
                   let view = QuarantineView.Of(state.Model, target.Key, target.Value)
                   orderby view.Forwarder, view.Target
                   select view,
            ],
            Flows = [.. twin.Forwarded.All.Select(flow => FlowView.Of(state.Model, flow.NetworkId, flow.Target, flow.Count))],
            Faults = [.. state.Faults.Select(FaultView.Of)],
            Answers = twin.Answers.Latest(40),
            NotUnderstood = [.. state.Model.NotUnderstood.Select(resource => resource.ToString())],
        };
    }
}
