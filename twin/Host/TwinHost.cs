using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Replay;
using CrossCloudDns.Twin.Model;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Twin.Host;

/// <summary>A stack as a running system: its resolvers, instances, checkers and metrics, all on loopback.</summary>
public sealed class TwinHost : IAsyncDisposable
{
    private static readonly TimeProvider RealTime = TimeProvider.System;

    // Disposed in reverse order of their start.
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TwinOptions _options;
    private readonly TimeProvider _clock;
    private Task _minutes = Task.CompletedTask;

    private TwinHost(StackModel model, TwinOptions options)
    {
        Model = model;
        _options = options;
        _clock = new ScaledClock(RealTime, options.Speed);
        Started = _clock.GetUtcNow();
        Addresses = AddressMap.Create(DeclaredAddresses.Of(model));
        Engine = Own(new EngineOwner(EngineState.Start(model, Started, options.Assumptions), _clock));
        Timeline = Timeline.Of(Engine);
        if (options.Events is { } events)
        {
            events.WriteLine(EventLog.Head(model.Stack, Started, options.Assumptions));
            Engine.Logged += logged => events.WriteLine(EventLog.Line(logged));
        }
    }

    /// <summary>What was declared.</summary>
    public StackModel Model { get; }

    /// <summary>Owner of the state.</summary>
    public EngineOwner Engine { get; }

    /// <summary>The loopback addresses of declared ones.</summary>
    public AddressMap Addresses { get; }

    /// <summary>The addresses that answer DNS queries.</summary>
    public ImmutableArray<(ResolverAddressEntry Entry, DnsListener Listener)> Resolvers { get; private set; } = [];

    /// <summary>The instances.</summary>
    public InstanceFleet Instances { get; private set; } = null!;

    /// <summary>The functions.</summary>
    public ImmutableArray<FunctionHost> Functions { get; private set; } = [];

    /// <summary>The latest answers.</summary>
    public RecentAnswers Answers { get; } = new();

    /// <summary>What resolvers have sent to one another.</summary>
    public ForwardCounters Forwarded { get; } = new();

    /// <summary>Clients that ask without end, once they are told to.</summary>
    public ClientTraffic Clients { get; private set; } = null!;

    /// <summary>What has changed since the start.</summary>
    public Timeline Timeline { get; }

    /// <summary>Where the API is.</summary>
    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>Twin's seconds per real second.</summary>
    public double Speed => _options.Speed;

    /// <summary>When it started, in the twin's time.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The twin's clock, with its timers.</summary>
    internal TimeProvider Clock => _clock;

    /// <summary>The twin's time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Starts every part. It answers when this returns; the checkers' first results may still be on their way.</summary>
    /// <exception cref="TwinException">A port is taken, or the code of a function is missing.</exception>
    public static async Task<TwinHost> StartAsync(StackModel model, TwinOptions options, CancellationToken cancellationToken)
    {
        var twin = new TwinHost(model, options);
        try
        {
            await twin.StartPartsAsync(cancellationToken);
            return twin;
        }
        catch
        {
            await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every function has been through its first invocation.</summary>
    public Task FirstChecksAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Functions.Select(function => function.FirstAnswer)).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _minutes.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        using var authority = new PrivateAuthority(RealTime.GetUtcNow());
        Instances = Own(InstanceFleet.Start(Model.Instances, Addresses, authority, RealTime));
        // Answers wait for no checker: until its first results health is what the model starts with.
        StartResolvers();
        await StartFunctionsAsync(authority.Pem, cancellationToken);
        Clients = Own(new ClientTraffic(
            Resolvers.Where(pair => pair.Entry.Role is ResolverRole.AzureClient or ResolverRole.VpcClient)
                .Select(pair => pair.Listener.EndPoint),
            FailoverBudget.Of(Model, Engine.Current.Assumptions).Select(budget => new DnsQuestion(budget.Service, budget.Type)),
            RealTime));
        var effects = new FaultEffects(Instances.Servers, Resolvers, Functions);
        Engine.Applied += (happened, _, after) =>
        {
            if (happened is EngineEvent.FaultBegan or EngineEvent.FaultEnded)
            {
                effects.Apply(after);
            }
        };
        _minutes = PassMinutesAsync(_stopping.Token);
        // Last: a fault that is asked for takes effect from the first request on.
        await StartApiAsync(cancellationToken);
    }

    private async Task StartFunctionsAsync(string authorityPem, CancellationToken cancellationToken)
    {
        var functions = Model.Functions.Where(HasSchedule).ToImmutableArray();
        var credentials = functions.ToImmutableDictionary(function => function.Id, _ => AwsCredentials.Create(), StringComparer.Ordinal);
        var verifier = new SignatureVerifier(
            "monitoring", key => credentials.Values.FirstOrDefault(known => known.AccessKeyId == key), RealTime);
        var metrics = Own(await CloudWatchEndpoint.StartAsync(verifier, Publish, cancellationToken));
        // All are found before the first is started: where one is missing, no process is left behind.
        var commands = functions.ToImmutableDictionary(
            function => function.Id, function => FunctionCode.Command(function, _options.CodeRoot), StringComparer.Ordinal);
        Functions = [.. await Task.WhenAll(functions.Select(function => FunctionHost.StartAsync(
            function, commands[function.Id], credentials[function.Id], metrics.Address, _clock, RealTime, _options.Log,
            cancellationToken)))];
        foreach (var function in Functions)
        {
            Own(function);
            var networkId = Model.Vpcs.FirstOrDefault(vpc =>
                vpc.Subnets.Any(subnet => function.Function.SubnetIds.Contains(subnet.Id)))?.Id;
            var delivery = new EventDelivery(declared => Locate(declared, networkId), authorityPem);
            function.Run(
                Model.Schedules.Where(schedule => schedule.FunctionId == function.Function.Id && schedule.Enabled),
                (schedule, time) => delivery.Prepare(schedule.Input, time));
        }
    }

    private void StartResolvers()
    {
        var entries = ResolverAddressBook.Of(Model).DistinctBy(entry => entry.Declared).ToImmutableArray();
        if (entries.IsEmpty)
        {
            return;
        }

        var forwarder = new QueryForwarder(Engine, DnsSocket, Addresses, new DnsClient(RealTime), Forwarded, RealTime);
        var basis = Own(new AnswerBasis(Engine, _clock));
        var chance = new ChanceNames(Model);
        try
        {
            var server = Own(DnsServer.Start(
                [.. entries.Select(entry => new ListenerSetup(
                    Addresses.ToLoopback(entry.Declared),
                    new ResolverHandler(
                        Engine,
                        basis,
                        chance,
                        forwarder,
                        entry.Decide,
                        entry.NetworkId,
                        new AnswerLog(Answers, Timeline, entry, _clock))))],
                _options.DnsPort,
                new DnsServerOptions { HandlerFailed = exception => _options.Log($"a query failed: {exception.Message}") }));
            Resolvers = [.. entries.Zip(server.Listeners)];
        }
        catch (SocketException exception)
        {
            throw new TwinException(
                DiagnosticId.PortTaken,
                $"DNS cannot be served on port {_options.DnsPort}: {exception.Message}. Every DNS address of the twin has the same port. "
                    + "Choose another with '--dns-port'; 0 takes a free one.");
        }

        if (_options.EnforceLimits)
        {
            EnforceLimits();
        }
    }

    private void EnforceLimits()
    {
        foreach (var (entry, listener) in Resolvers)
        {
            var endpoint = Model.ResolverEndpoints.FirstOrDefault(endpoint =>
                endpoint.Addresses.Any(address => address.Address.Equals(entry.Declared)));
            if (entry.Role == ResolverRole.Route53Inbound && endpoint is not null)
            {
                listener.Gate.Budget = new QueryBudget(endpoint.QueriesPerSecondPerAddress, RealTime);
            }
        }
    }

    private async Task StartApiAsync(CancellationToken cancellationToken)
    {
        try
        {
            var api = Own(await TwinApi.StartAsync(this, _options.HttpPort, cancellationToken));
            HttpAddress = api.Address;
        }
        catch (SocketException exception)
        {
            throw new TwinException(
                DiagnosticId.PortTaken,
                $"HTTP cannot be served on port {_options.HttpPort} of 127.0.0.1: {exception.Message}. Choose another port with "
                    + "'--http-port'; 0 takes a free one.");
        }
    }

    private async Task PassMinutesAsync(CancellationToken cancellationToken)
    {
        var minute = TimeSpan.FromMinutes(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(minute - TimeSpan.FromTicks(_clock.GetUtcNow().Ticks % minute.Ticks), _clock, cancellationToken);
            Engine.Post(new EngineEvent.MinutePassed());
        }
    }

    private void Publish(string region, ImmutableArray<MetricDatum> data)
    {
        var arrival = Now;
        Engine.Post(new EngineEvent.MetricsPublished([.. data.Select(datum => new MetricPoint(
            new MetricId(region, datum.Namespace, datum.Name, datum.Dimensions),
            datum.Timestamp is { } timestamp ? RealDelay(timestamp, arrival) : arrival,
            new StatisticSet(datum.SampleCount, datum.Sum, datum.Minimum, datum.Maximum)))]));
    }

    // Probes take real time. A run of two seconds is to look two seconds long, not two minutes, when the clock runs fast.
    private DateTimeOffset RealDelay(DateTimeOffset timestamp, DateTimeOffset arrival) =>
        timestamp >= arrival ? timestamp : arrival - ((arrival - timestamp) / Math.Max(1, _options.Speed));

    private IPEndPoint Locate(IPEndPoint declared, string? fromNetworkId) =>
        !Reachability.Between(Engine.Current, fromNetworkId, declared.Address).Ok ? Instances.Nobody
        : DnsSocket(declared) ?? Instances.Nobody;

    // Resolvers of the stack listen on the one port of the twin, name servers among its instances on ports of their own; nothing
    // else is ever sent to.
    private IPEndPoint? DnsSocket(IPEndPoint declared) =>
        Instances.Find(declared) is { } instance ? instance
        : declared.Port == 53 && !Resolvers.IsEmpty && Addresses.TryGetLoopback(declared.Address, out var loopback)
            ? new IPEndPoint(loopback, Resolvers[0].Listener.EndPoint.Port)
            : null;

    private bool HasSchedule(CheckerFunction function) =>
        Model.Schedules.Any(schedule => schedule.FunctionId == function.Id && schedule.Enabled);

    private T Own<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
