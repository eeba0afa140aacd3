using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// Plays a plan on a running twin: what happens and what is asked goes by one agenda, in its order, so that no question overtakes a fault.
/// </summary>
internal sealed class LiveRun
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(10);

    private readonly TwinHost _twin;
    private readonly DrillPlan _plan;
    private readonly DnsClient _dns = new(TimeProvider.System);
    private readonly ImmutableArray<(DrillClient Client, ImmutableArray<(IPAddress Declared, IPEndPoint EndPoint)> Resolvers)> _clients;
    private readonly ImmutableArray<ServiceTree> _services;
    private readonly ConcurrentDictionary<(DrillClient, DomainName), (IPAddress Address, DateTimeOffset Until)> _caches = new();
    private readonly ConcurrentDictionary<(string NetworkId, DomainName), IPAddress> _answerers = new();
    private readonly List<Task<QuerySample>> _samples = [];
    private readonly Lock _lock = new();
    private TimelineWriter? _timeline;
    private DateTimeOffset _zero;

    public LiveRun(TwinHost twin, DrillPlan plan)
    {
        _twin = twin;
        _plan = plan;
        _services = Scene.Services(plan.Model);
        _clients =
        [
            .. from client in plan.Clients.IsEmpty ? DrillClient.Of(plan.Model) : plan.Clients
               let resolvers = client.NetworkId is { } network
                   ? twin.Resolvers.Where(resolver =>
                       resolver.Entry.Role is ResolverRole.AzureClient or ResolverRole.VpcClient && resolver.Entry.NetworkId == network)
                   : client.Servers.SelectMany(server => twin.Resolvers.Where(resolver => resolver.Entry.Declared.Equals(server)))
               where resolvers.Any()
               select (client, resolvers.Select(resolver => (resolver.Entry.Declared, resolver.Listener.EndPoint)).ToImmutableArray()),
        ];
    }

    public async Task<SimulationRun> PlayAsync(CancellationToken cancellationToken)
    {
        await _twin.FirstChecksAsync(cancellationToken);
        await WarmUpAsync(cancellationToken);
        _zero = _twin.Now;
        var timeline = _timeline = new TimelineWriter(_plan.Model, _zero);
        _twin.Engine.Applied += Compare;
        _twin.Forwarded.Answered += Attribute;
        foreach (var (at, planned) in Agenda())
        {
            if (_zero + at - _twin.Now is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, _twin.Clock, cancellationToken);
            }

            if (planned is null)
            {
                _samples.AddRange(
                    _clients.SelectMany(client =>
                        _services.Select(service => AskAsync(client.Client, client.Resolvers, service, at, cancellationToken))));
                continue;
            }

            lock (_lock)
            {
                timeline.Add(
                    _twin.Now, planned.Event is EngineEvent.FaultBegan or EngineEvent.FaultEnded ? "fault" : "change", "", planned.Text);
            }

            await _twin.Engine.ApplyAsync(planned.Event, cancellationToken);
        }

        var samples = await Task.WhenAll(_samples);
        _twin.Engine.Applied -= Compare;
        _twin.Forwarded.Answered -= Attribute;
        lock (_lock)
        {
            return new SimulationRun([.. samples], timeline.Entries);
        }
    }

    // What happens comes before what is asked at the same moment.
    private IEnumerable<(TimeSpan At, PlannedEvent? Planned)> Agenda()
    {
        var events = _plan.Events.Select(planned => (planned.At, (PlannedEvent?)planned));
        var questions = Enumerable.Range(0, (int)Math.Ceiling(_plan.Duration / _plan.QueryInterval))
            .Select(tick => (_plan.QueryInterval * tick, (PlannedEvent?)null));
        return events.Concat(questions).OrderBy(entry => entry.Item1).ThenBy(entry => entry.Item2 is null);
    }

    // Until every health check knows its data, and the name servers know it too.
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var watched = _plan.Model.HealthChecks.Where(check => check.Kind is HealthCheckKind.CloudWatchMetric)
            .Select(check => check.Id)
            .ToList();
        var end = _twin.Now + LongestWarmUp;
        while (_twin.Now < end && !watched.TrueForAll(id =>
            _twin.Engine.Current.HealthChecks[id] is { LastKnown: not null } status && status.VisibleFrom <= _twin.Now))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private async Task<QuerySample> AskAsync(
        DrillClient client,
        ImmutableArray<(IPAddress Declared, IPEndPoint EndPoint)> resolvers,
        ServiceTree service,
        TimeSpan at,
        CancellationToken cancellationToken)
    {
        var sample = new QuerySample { At = at, Client = client, Service = service.Name.ToString(), Outcome = SampleOutcome.Lost };
        if (Serving.IsGone(_twin.Engine.Current, client))
        {
            return sample with { ClientGone = true };
        }

        if (_plan.ClientsCache && _caches.TryGetValue((client, service.Name), out var cached) && cached.Until > _twin.Now)
        {
            return Judged(sample with { FromCache = true, Outcome = SampleOutcome.Answered, Address = cached.Address }, service);
        }

        var (reply, answeredBy, waited) = client.NetworkId is { } network
            ? await ThroughTheCloudAsync(resolvers[0].EndPoint, network, service.Name, cancellationToken)
            : await InTurnAsync(resolvers, service.Name, cancellationToken);
        sample = sample with { Waited = waited, AnsweredBy = answeredBy };
        if (reply is null)
        {
            return Judged(sample, service);
        }

        if (reply.Answers.Select(record => record.Data).OfType<RecordData.A>().FirstOrDefault() is not { } first)
        {
            return Judged(sample with { Outcome = SampleOutcome.Negative }, service);
        }

        _caches[(client, service.Name)] = (first.Address, _twin.Now + reply.Answers.Min(record => record.Ttl));
        lock (_lock)
        {
            _timeline?.Answer(_twin.Now, client, service.Name, first.Address);
        }

        return Judged(sample with { Outcome = SampleOutcome.Answered, Address = first.Address }, service);
    }

    private async Task<(DnsMessage? Reply, IPAddress? AnsweredBy, TimeSpan Waited)> ThroughTheCloudAsync(
        IPEndPoint resolver, string network, DomainName name, CancellationToken cancellationToken) =>
        await _dns.AskAsync(
            resolver, new DnsQuestion(name, RecordType.A), _plan.ClientPatience, cancellationToken) is DnsExchange.Answered answered
            ? (answered.Parse(), _answerers.GetValueOrDefault((network, name)), answered.Elapsed)
            : (null, null, _plan.ClientPatience);

    // A forwarder on-premises that remembers nothing: each server in its turn, at every question.
    private async Task<(DnsMessage? Reply, IPAddress? AnsweredBy, TimeSpan Waited)> InTurnAsync(
        ImmutableArray<(IPAddress Declared, IPEndPoint EndPoint)> servers, DomainName name, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        foreach (var (declared, endPoint) in servers)
        {
            if (waited >= _plan.ClientPatience)
            {
                break;
            }

            if (await _dns.AskAsync(
                endPoint,
                new DnsQuestion(name, RecordType.A),
                _plan.Assumptions.TargetTimeout,
                cancellationToken) is DnsExchange.Answered answered)
            {
                return (answered.Parse(), declared, waited + answered.Elapsed);
            }

            waited += _plan.Assumptions.TargetTimeout;
        }

        return (null, null, waited);
    }

    private QuerySample Judged(QuerySample sample, ServiceTree service)
    {
        var state = _twin.Engine.Current;
        return sample with
        {
            Served = sample.Address is { } address && Serving.Serves(state, sample.Client, address),
            Servable = service.Leaves.SelectMany(Serving.Addresses).Any(address => Serving.Serves(state, sample.Client, address)),
        };
    }

    private void Compare(EngineEvent happened, EngineState before, EngineState after)
    {
        lock (_lock)
        {
            _timeline?.Compare(before, after, _twin.Now);
        }
    }

    // Told before the client is: what is noted here is there when the client has its answer.
    private void Attribute(string networkId, IPAddress target, ReadOnlySpan<byte> response)
    {
        if (DnsMessage.TryParse(response, out var message) && message.Questions is [var question])
        {
            _answerers[(networkId, question.Name)] = target;
        }
    }
}
