using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>What a simulation runs: a model, what happens to it and when, and who asks meanwhile.</summary>
/// <remarks>Times count from the end of the warm-up, in which checkers run and nothing is asked.</remarks>
public sealed record DrillPlan
{
    public required StackModel Model { get; init; }

    /// <summary>Who asks.</summary>
    /// <value>Empty by default: one client in each network, as <see cref="DrillClient.Of"/> has them.</value>
    public ImmutableArray<DrillClient> Clients { get; init; } = [];

    public Assumptions Assumptions { get; init; } = Assumptions.Default;

    /// <summary>What happens. At its own time each, in this order where times are equal.</summary>
    public ImmutableArray<PlannedEvent> Events { get; init; } = [];

    /// <summary>How long is asked.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Time between two questions of one client for one service.</summary>
    /// <value>Default 1 second.</value>
    public TimeSpan QueryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When clients ask first. What they keep runs out at moments that follow from it.</summary>
    /// <value>Default zero, with the end of the warm-up.</value>
    public TimeSpan FirstQuestion { get; init; }

    /// <summary>How long a client waits for an answer before it counts as lost.</summary>
    /// <value>Default 5 seconds, as common stub resolvers have it.</value>
    public TimeSpan ClientPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether clients keep an answer for its TTL. Without, every question goes out.</summary>
    /// <value>Default true.</value>
    public bool ClientsCache { get; init; } = true;

    /// <summary>How many real queries each simulated one stands for, by time. Only then do query budgets bind.</summary>
    public ImmutableArray<PlannedLoad> Load { get; init; } = [];

    /// <summary>Decides when in its interval each checker runs, and all chance of the answers.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Something that happens at a time.</summary>
/// <param name="Text">How the timeline tells it.</param>
public sealed record PlannedEvent(TimeSpan At, EngineEvent Event, string Text);

/// <summary>From a time on, each simulated query of a client stands for so many.</summary>
public sealed record PlannedLoad(TimeSpan At, int QueriesPerQuestion, string Text);

/// <summary>Somebody who asks: a workload in a VNet, a VPC, or on-premises.</summary>
/// <param name="Name">For example <c>uk/azure</c>.</param>
/// <param name="NetworkId">Id of the VNet or VPC; <see langword="null"/> on-premises.</param>
public sealed record DrillClient(string Name, string? NetworkId, string Site)
{
    /// <summary>
    /// Whom the client's own resolver forwards to, in this order and each time anew; empty in a cloud, whose resolver decides.
    /// </summary>
    public ImmutableArray<IPAddress> Servers { get; init; } = [];

    /// <summary>One client on-premises beside each site, with the servers that <c>forwarders</c> lists for it.</summary>
    public static ImmutableArray<DrillClient> OnPremises(StackModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. from site in model.Sites
               let servers = ForwarderPlan.Of(model, site).Domains
                   .Where(domain => model.HostedZones.Any(zone => zone.Name == domain.Domain))
                   .Select(domain => domain.Targets).FirstOrDefault([])
               where !servers.IsEmpty
               select new DrillClient(
                   $"{site.Name}/on-premises", null, site.Name) { Servers = [.. servers.Select(server => server.Address)] },
        ];
    }

    /// <summary>One client in every VNet with a ruleset, and in every VPC that a private zone is associated with.</summary>
    public static ImmutableArray<DrillClient> Of(StackModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var azure = model.VirtualNetworks
            .Where(network => model.ForwardingRulesets.Any(ruleset => ruleset.VirtualNetworkIds.Contains(network.Id)))
            .Select(network => (network.Site, Cloud: "azure", network.Id));
        var aws = model.Vpcs
            .Where(vpc => model.HostedZones.Any(zone => zone.VpcIds.Contains(vpc.Id)))
            .Select(vpc => (vpc.Site, Cloud: "aws", vpc.Id));
        return
        [
            .. from client in azure.Concat(aws)
               group client by (client.Site, client.Cloud) into place
               orderby place.Key.Site, place.Key.Cloud descending
               from numbered in place.Select((client, position) => (client, position))
               let suffix = numbered.position == 0 ? "" : $"-{numbered.position + 1}"
               select new DrillClient($"{place.Key.Site}/{place.Key.Cloud}{suffix}", numbered.client.Id, place.Key.Site),
        ];
    }
}

/// <summary>One question of one client and what became of it.</summary>
public sealed record QuerySample
{
    /// <summary>Since the end of the warm-up.</summary>
    public required TimeSpan At { get; init; }

    public required DrillClient Client { get; init; }

    /// <summary>Name asked for.</summary>
    public required string Service { get; init; }

    public required SampleOutcome Outcome { get; init; }

    /// <summary>The address that the client uses; <see langword="null"/> without one.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Whether that address serves the client at this moment.</summary>
    public bool Served { get; init; }

    /// <summary>Whether any address of the service would have served it.</summary>
    public bool Servable { get; init; }

    /// <summary>Whether the client kept the answer from an earlier question.</summary>
    public bool FromCache { get; init; }

    /// <summary>Resolver address that answered in the end; <see langword="null"/> for a cached, a local or no answer.</summary>
    public IPAddress? AnsweredBy { get; init; }

    /// <summary>Time until the answer, without the network's own.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Whether the client itself is gone, with its site or Region: its questions count nowhere.</summary>
    public bool ClientGone { get; init; }

    /// <summary>How long a health check has known that the address does not serve; nothing while it is healthy or not watched.</summary>
    public TimeSpan? KnownUnhealthyFor { get; init; }

    /// <summary>How long a running checker has seen the address fail at every check; nothing while it does not.</summary>
    public TimeSpan? SeenDownFor { get; init; }

    /// <summary>
    /// For how long another address of the service has both served this client and passed every check; nothing without one.
    /// </summary>
    public TimeSpan? AlternativeFor { get; init; }

    /// <summary>Somebody could have served and nobody did.</summary>
    public bool Bad => !ClientGone && Servable && !Served;
}

/// <summary>How a question ended.</summary>
public enum SampleOutcome
{
    /// <summary>With at least one address.</summary>
    Answered,

    /// <summary>With an answer that holds none: NXDOMAIN, NODATA, SERVFAIL, REFUSED.</summary>
    Negative,

    /// <summary>With no answer within the client's patience.</summary>
    Lost,
}

/// <summary>One line of a timeline.</summary>
/// <param name="Kind">For example <c>fault</c>, <c>health</c>, <c>alarm</c>, <c>target</c>, <c>answer</c>.</param>
public sealed record TimelineEntry(TimeSpan At, string Kind, string Subject, string Text);

/// <summary>What a simulation saw.</summary>
public sealed record SimulationRun(ImmutableArray<QuerySample> Samples, ImmutableArray<TimelineEntry> Timeline);
