using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Runs a plan in virtual time: checkers on their schedules, minutes, faults, and a continuous stream of questions.</summary>
/// <remarks>The same plan gives the same run.</remarks>
public sealed class Simulation
{
    /// <summary>Long enough for every alarm that the samples declare to have its data.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(10);

    private readonly DrillPlan _plan;
    private readonly DateTimeOffset _zero = VirtualClock.DefaultStart + WarmUp;
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Order, long Serial)> _agenda = new();
    private readonly ImmutableArray<ServiceTree> _services;
    private readonly ImmutableArray<DrillClient> _clients;
    private readonly Dictionary<(DrillClient, DomainName), (ImmutableArray<IPAddress> Addresses, DateTimeOffset Until)> _caches = [];
    private readonly Dictionary<IPAddress, QueryAllowance> _budgets = [];
    private readonly Dictionary<(DrillClient Client, IPAddress Address), bool> _serves = [];
    private readonly CheckerMemory _memory = new();
    private readonly ImmutableArray<QuerySample>.Builder _samples = ImmutableArray.CreateBuilder<QuerySample>();
    private readonly TimelineWriter _timeline;
    private EngineState _state;
    private int _load;
    private ulong _queries;
    private long _serial;

    private Simulation(DrillPlan plan)
    {
        _plan = plan;
        _state = EngineState.Start(plan.Model, VirtualClock.DefaultStart, plan.Assumptions);
        _services = Scene.Services(plan.Model);
        _clients = plan.Clients.IsEmpty ? DrillClient.Of(plan.Model) : plan.Clients;
        _timeline = new TimelineWriter(plan.Model, _zero);
        _queries = plan.Seed << 20;
    }

    // What falls on the same moment happens in this order.
    private enum Turn
    {
        Event,
        Minute,
        Checker,
        Question,
    }

    /// <summary>Runs a plan to its end.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static SimulationRun Run(DrillPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var simulation = new Simulation(plan);
        simulation.Fill();
        while (simulation._agenda.TryDequeue(out var happening, out var place))
        {
            cancellationToken.ThrowIfCancellationRequested();
            happening(place.At);
        }

        return new SimulationRun(simulation._samples.ToImmutable(), simulation._timeline.Entries);
    }

    private void Fill()
    {
        var end = _zero + _plan.Duration;
        var chance = new SeededChance(_plan.Seed);
        foreach (var planned in _plan.Events)
            Add(_zero + planned.At, Turn.Event, now => Happen(planned, now));
        foreach (var planned in _plan.Load)
            Add(_zero + planned.At, Turn.Event, now => Change(planned, now));
        for (var minute = VirtualClock.DefaultStart.AddMinutes(1); minute <= end; minute = minute.AddMinutes(1))
            Add(minute, Turn.Minute, now => Apply(new EngineEvent.MinutePassed(), now));
        foreach (var schedule in _plan.Model.Schedules)
        {
            for (var at = VirtualClock.DefaultStart + schedule.Interval * chance.Next(); at <= end; at += schedule.Interval)
                Add(at, Turn.Checker, now => Check(schedule, now));
        }

        for (var at = _zero + _plan.FirstQuestion; at < end; at += _plan.QueryInterval)
            Add(at, Turn.Question, AskAll);
    }

    private void Add(DateTimeOffset at, Turn turn, Action<DateTimeOffset> happening) =>
        _agenda.Enqueue(happening, (at, (int)turn, _serial++));

    private void Happen(PlannedEvent planned, DateTimeOffset now)
    {
        _timeline.Add(now, planned.Event is EngineEvent.FaultBegan or EngineEvent.FaultEnded ? "fault" : "change", "", planned.Text);
        Apply(planned.Event, now);
    }

    private void Change(PlannedLoad load, DateTimeOffset now)
    {
        _load = load.QueriesPerQuestion;
        _timeline.Add(now, "load", "", load.Text);
    }

    private void Check(CheckerSchedule schedule, DateTimeOffset now)
    {
        var (points, took) = SimulatedChecker.Run(_state, schedule, now);
        _memory.Note(schedule, points, now);
        if (!points.IsEmpty)
            Add(now + took, Turn.Checker, published => Apply(new EngineEvent.MetricsPublished(points), published));
    }

    private void Apply(EngineEvent @event, DateTimeOffset now)
    {
        var before = _state;
        _state = _state.Apply(@event, now);
        if (@event is EngineEvent.FaultBegan or EngineEvent.FaultEnded)
            _serves.Clear();
        _timeline.Compare(before, _state, now);
    }

    private void AskAll(DateTimeOffset now)
    {
        foreach (var client in _clients)
        {
            foreach (var service in _services)
                _samples.Add(Ask(client, service, now));
        }
    }

    private QuerySample Ask(DrillClient client, ServiceTree service, DateTimeOffset now)
    {
        var sample = new QuerySample
        {
            At = now - _zero,
            Client = client,
            Service = service.Name.ToString(),
            Outcome = SampleOutcome.Lost,
            Servable = service.Leaves.SelectMany(Serving.Addresses).Any(address => Serves(client, address)),
            ClientGone = Serving.IsGone(_state, client),
        };
        if (sample.ClientGone)
            return sample;
        var key = (client, service.Name);
        if (_plan.ClientsCache && _caches.TryGetValue(key, out var cached) && cached.Until > now)
            return Use(sample with { FromCache = true, Outcome = SampleOutcome.Answered }, service, cached.Addresses[0], now);

        var question = new Question(service.Name, RecordType.A, _queries++);
        var result = client.NetworkId is { } network
            ? Lookup.Run(_state, network, question, now, _plan.ClientPatience, address => Admits(address, now))
            : Lookup.RunThrough(_state, client.Servers, question, now, _plan.ClientPatience, address => Admits(address, now));
        foreach (var (after, @event) in result.Events)
            Apply(@event, now + after);
        sample = sample with { AnsweredBy = result.AnsweredBy, Waited = result.Waited };
        if (result.Answer is not { } answer)
            return sample;
        var addresses = answer.Answers.Select(record => record.Data).OfType<RecordData.A>().Select(data => data.Address).ToImmutableArray();
        if (addresses.IsEmpty)
            return sample with { Outcome = SampleOutcome.Negative };
        _caches[key] = (addresses, now + answer.Answers.Min(record => record.Ttl));
        _timeline.Answer(now, client, service.Name, addresses[0]);
        return Use(sample with { Outcome = SampleOutcome.Answered }, service, addresses[0], now);
    }

    private QuerySample Use(QuerySample sample, ServiceTree service, IPAddress address, DateTimeOffset now)
    {
        var leaf = service.Leaves.FirstOrDefault(leaf => Serving.Addresses(leaf).Contains(address));
        var known = leaf?.HealthCheckId is { } id && _state.HealthChecks.TryGetValue(id, out var check) && !check.Healthy ? check : null;
        return sample with
        {
            Address = address,
            Served = Serves(sample.Client, address),
            KnownUnhealthyFor = now - known?.Since,
            SeenDownFor = now - _memory.DownSince(address),
            AlternativeFor = now - service.Leaves.SelectMany(Serving.Addresses)
                .Where(other => !other.Equals(address) && Serves(sample.Client, other))
                .Select(_memory.UpSince).Min(),
        };
    }

    // Asked for every question, and the same until a fault begins or ends.
    private bool Serves(DrillClient client, IPAddress address)
    {
        if (_serves.TryGetValue((client, address), out var known))
            return known;
        return _serves[(client, address)] = Serving.Serves(_state, client, address);
    }

    // Without a load nobody counts; with one a question gets through when all that it stands for does.
    private bool Admits(IPAddress address, DateTimeOffset now)
    {
        if (_load == 0)
            return true;
        if (!_budgets.TryGetValue(address, out var budget))
            _budgets[address] = budget = new QueryAllowance(PerSecond(address));
        return budget.Take(now, _load) == _load;
    }

    private int PerSecond(IPAddress address) =>
        _state.Index.InboundAddresses.TryGetValue(address, out var inbound)
            ? inbound.Endpoint.QueriesPerSecondPerAddress
            : QueryAllowance.PerAzureEndpoint;
}
