using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>Plays a plan on a running twin: what happens and what is asked goes by one agenda, in its order, so that no question overtakes a fault.</summary>
internal sealed class LiveRun
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(10);

    private readonly TwinHost _twin;
    private readonly DrillPlan _plan;
    private readonly DnsClient _dns = new(TimeProvider.System);
    private readonly ImmutableArray<(DrillClient Client, IPEndPoint Resolver)> _clients;
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
            .. from client in DrillClient.Of(plan.Model)
               from resolver in twin.Resolvers
               where resolver.Entry.Role is ResolverRole.AzureClient or ResolverRole.VpcClient && resolver.Entry.NetworkId == client.NetworkId
               select (client, resolver.Listener.EndPoint),
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
                _samples.AddRange(_clients.SelectMany(client => _services.Select(service => AskAsync(client.Client, client.Resolver, service, at, cancellationToken))));
                continue;
            }

            lock (_lock)
            {
                timeline.Add(_twin.Now, planned.Event is EngineEvent.FaultBegan or EngineEvent.FaultEnded ? "fault" : "change", "", planned.Text);
            }

            await _twin.Engine.ApplyAsync(planned.Event, cancellationToken);
        }

        var samples = await Task.WhenAll(_samples);
        _twin.Engine.Applied -= Compare;
        _twin.Forwarded.Answered -= Attribute;
        lock (_lock)
        {
            return new SimulationRun([.. samples], timeline.Entries, _twin.Engine.Current);
        }
    }

    // What happens comes before what is asked at the same moment.
    private IEnumerable<(TimeSpan At, PlannedEvent? Planned)> Agenda()
    {
        var events = _plan.Events.Select(planned => (planned.At, (PlannedEvent?)planned));
        var questions = Enumerable.Range(0, (int)Math.Ceiling(_plan.Duration / _plan.QueryInterval)).Select(tick => (_plan.QueryInterval * tick, (PlannedEvent?)null));
        return events.Concat(questions).OrderBy(entry => entry.Item1).ThenBy(entry => entry.Item2 is null);
    }

    // Until every health check knows its data, and the name servers know it too.
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var watched = _plan.Model.HealthChecks.Where(check => check.Kind is HealthCheckKind.CloudWatchMetric).Select(check => check.Id).ToList();
        var end = _twin.Now + LongestWarmUp;
        while (_twin.Now < end && !watched.TrueForAll(id => _twin.Engine.Current.HealthChecks[id] is { LastKnown: not null } status && status.VisibleFrom <= _twin.Now))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private async Task<QuerySample> AskAsync(DrillClient client, IPEndPoint resolver, ServiceTree service, TimeSpan at, CancellationToken cancellationToken)
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

        var exchange = await _dns.AskAsync(resolver, new DnsQuestion(service.Name, RecordType.A), _plan.ClientPatience, cancellationToken);
        if (exchange is not DnsExchange.Answered answered || answered.Parse() is not { } reply)
        {
            return Judged(sample with { Waited = _plan.ClientPatience }, service);
        }

        sample = sample with { Waited = answered.Elapsed, AnsweredBy = _answerers.GetValueOrDefault((client.NetworkId, service.Name)) };
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
