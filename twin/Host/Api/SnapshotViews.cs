using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>A region pair.</summary>
public sealed record SiteView(string Name, string? AwsRegion, string? AzureLocation);

/// <summary>An address that answers DNS queries.</summary>
/// <param name="Down">Whether a fault silences it.</param>
/// <param name="Limit">Queries that it takes per second; <see langword="null"/> where no limit is enforced.</param>
public sealed record ResolverView(
    ResolverRole Role, string Name, string Site, string Declared, string Address, int Port, string? Zone, bool Down, long Received,
    long Answered, long Lost, long OverBudget, int? Limit)
{
    internal static ResolverView Of(ResolverAddressEntry entry, DnsListener listener) => new(
        entry.Role,
        entry.Name,
        entry.Site,
        entry.Declared.ToString(),
        listener.EndPoint.Address.ToString(),
        listener.EndPoint.Port,
        entry.AvailabilityZone,
        listener.Gate.Fault is not null,
        listener.Counters.Received,
        listener.Counters.Answered,
        listener.Counters.Lost,
        listener.Counters.OverBudget,
        listener.Gate.Budget?.QueriesPerSecond);
}

/// <summary>A declared instance and its server.</summary>
/// <param name="Mode">How the server behaves; <see langword="null"/> where nothing probes the instance, so that none runs.</param>
/// <param name="Healthy">As name servers see it; <see langword="null"/> where no health check watches it.</param>
public sealed record InstanceView(
    string Id, string? Site, string? Network, string Declared, string? Address, int? Port, string? Kind, string? Zone, InstanceMode? Mode,
    bool? Healthy)
{
    internal static InstanceView Of(TwinHost twin, EngineState state, Instance instance, DateTimeOffset now)
    {
        var server = twin.Instances.Servers.GetValueOrDefault(instance.Id);
        return new InstanceView(
            instance.Id,
            instance.Site,
            NetworkView.NameOf(state.Model, instance.NetworkId),
            instance.Address.ToString(),
            server?.EndPoint.Address.ToString(),
            server?.EndPoint.Port,
            instance.Probe?.Kind.ToString().ToLowerInvariant(),
            instance.AvailabilityZone,
            server?.Mode,
            IsHealthy(state, instance, now));
    }

    // A record that answers with the address names the check that watches it.
    private static bool? IsHealthy(EngineState state, Instance instance, DateTimeOffset now)
    {
        var checks =
            from zone in state.Model.HostedZones
            from set in zone.RecordSets
            where set.Content is RecordContent.Values values && values.Data.Any(data => data.ToString() == instance.Address.ToString())
            let checkId = set.HealthCheckId
            where checkId is not null && state.HealthChecks.ContainsKey(checkId)
            select state.HealthChecks[checkId];
        return checks.FirstOrDefault()?.IsHealthyAt(now);
    }
}

/// <summary>A name that clients ask for.</summary>
/// <param name="BudgetSeconds">From the loss of an instance to no client having its address.</param>
/// <param name="RecoverSeconds">From its return to clients having it again.</param>
/// <param name="Records">What it may be answered with.</param>
public sealed record ServiceView(
    string Name, string Type, BudgetView BudgetSeconds, BudgetView RecoverSeconds, ImmutableArray<RecordView> Records)
{
    internal static ServiceView Of(StackModel model, FailoverBudget budget) => new(
        budget.Service.ToString().TrimEnd('.'),
        budget.Type.ToString(),
        BudgetView.Of(budget.FailOverTotal),
        BudgetView.Of(budget.RecoverTotal),
        RecordView.Of(model, budget.Service, budget.Type));
}

/// <summary>Seconds of the twin's time.</summary>
public sealed record BudgetView(double Best, double Typical, double Worst)
{
    internal static BudgetView Of(BudgetRange range) => new(range.Best.TotalSeconds, range.Typical.TotalSeconds, range.Worst.TotalSeconds);
}

/// <summary>A checker function and its process.</summary>
public sealed record CheckerView(string Name, string? Site, string Region, int Starts, string? Last)
{
    internal static CheckerView Of(FunctionHost function) => new(
        function.Function.Name, function.Function.Site, function.Function.Region, function.Starts, function.Last?.GetType().Name);
}

/// <summary>An alarm.</summary>
public sealed record AlarmView(string Name, string Region, AlarmState State, DateTimeOffset Since, string Reason)
{
    internal static AlarmView Of(MetricAlarm alarm, AlarmStatus status) =>
        new(alarm.Name, alarm.Region, status.State, status.Since, status.Reason);
}

/// <summary>A health check.</summary>
/// <param name="Healthy">As name servers see it.</param>
public sealed record HealthCheckView(string Name, bool Healthy, DateTimeOffset Since, string Reason)
{
    internal static HealthCheckView Of(HealthCheck check, HealthCheckStatus status, DateTimeOffset now) =>
        new(check.Name, status.IsHealthyAt(now), status.Since, status.Reason);
}

/// <summary>A link between two networks.</summary>
/// <param name="From">Name of one of them; <see langword="null"/> outside the stack.</param>
/// <param name="To">Name of the other.</param>
/// <param name="Sites">The sites that it joins; one where both ends are in the same.</param>
/// <param name="Down">Whether a fault of its own, or a partition of the clouds, keeps packets from passing.</param>
public sealed record LinkView(
    string Name, NetworkLinkKind Kind, string? Site, string? From, string? To, ImmutableArray<string> Sites, bool Down)
{
    internal static LinkView Of(EngineState state, NetworkLink link) => new(
        link.Name,
        link.Kind,
        link.Site,
        NetworkView.NameOf(state.Model, link.FirstNetworkId),
        NetworkView.NameOf(state.Model, link.SecondNetworkId),
        [
            .. new[] { link.FirstNetworkId, link.SecondNetworkId }.Select(end => SiteOf(state.Model, end) ?? link.Site)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ],
        state.Faults.Any(active => active.Fault is Fault.Tunnel tunnel && FaultText.Hits(tunnel, link)) || IsCut(state, link));

    // A transit gateway is where the networks attached to it are.
    private static string? SiteOf(StackModel model, string end) => SiteOfNetwork(model, end) ?? model.Links
        .Where(link => link.FirstNetworkId == end || link.SecondNetworkId == end)
        .Select(link => SiteOfNetwork(model, link.FirstNetworkId == end ? link.SecondNetworkId : link.FirstNetworkId))
        .FirstOrDefault(site => site is not null);

    private static string? SiteOfNetwork(StackModel model, string id) =>
        model.Vpcs.FirstOrDefault(vpc => vpc.Id == id)?.Site ?? model.VirtualNetworks.FirstOrDefault(network => network.Id == id)?.Site;

    private static bool IsCut(EngineState state, NetworkLink link) =>
        state.Faults.Any(active => active.Fault is Fault.CloudPartition)
        && state.Model.Vpcs.Any(vpc => vpc.Id == link.FirstNetworkId) != state.Model.Vpcs.Any(vpc => vpc.Id == link.SecondNetworkId);
}

/// <summary>A target that a forwarder avoids.</summary>
public sealed record QuarantineView(string Forwarder, string Target, bool Quarantined, DateTimeOffset Until)
{
    internal static QuarantineView Of(StackModel model, TargetKey key, TargetStatus status) => new(
        model.ForwardingRulesets.FirstOrDefault(ruleset => ruleset.Id == key.ForwarderId)?.Name
            ?? model.ResolverEndpoints.FirstOrDefault(endpoint => endpoint.Id == key.ForwarderId)?.Name
            ?? key.ForwarderId,
        key.EndPoint.Address.ToString(),
        status.Quarantined,
        status.AvoidedUntil);
}

/// <summary>A fault that is on.</summary>
/// <param name="Kind">One of <see cref="FaultText.Kinds"/>.</param>
/// <param name="Target">What it hits; <see langword="null"/> for a partition.</param>
/// <param name="Mode">How an instance fails; <see langword="null"/> for other kinds.</param>
public sealed record FaultView(string Id, string Kind, string? Target, string? Mode, string Description, DateTimeOffset Since)
{
    internal static FaultView Of(ActiveFault active)
    {
        var (kind, target, mode) = FaultText.Parts(active.Fault);
        return new FaultView(active.Id, kind, target, mode, FaultText.Describe(active.Fault), active.Since);
    }
}
