using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Failover;

/// <summary>A few deaths at real speed: twins of their own, at the same time, with real sockets and real checkers.</summary>
internal static class LiveFailovers
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task<ImmutableArray<FailoverRun>> RunAsync(StackModel model, ImmutableArray<Casualty> casualties, int count)
    {
        var options = new TwinOptions { DnsPort = 0, HttpPort = 0, CodeRoot = Repository.Root };
        var runs = new List<Task<ImmutableArray<FailoverRun>>>();
        for (var seed = 1; seed <= count; seed++)
        {
            var twin = await TwinHost.StartAsync(model, options, CancellationToken.None);
            runs.Add(RunOneAsync(twin, casualties, (ulong)seed));
        }

        return [.. (await Task.WhenAll(runs)).SelectMany(run => run)];
    }

    private static async Task<ImmutableArray<FailoverRun>> RunOneAsync(TwinHost twin, ImmutableArray<Casualty> casualties, ulong seed)
    {
        await using (twin)
        {
            await twin.FirstChecksAsync(CancellationToken.None);
            var chances = Chances.Of(seed);
            return [.. await Task.WhenAll(casualties.Select(casualty => WatchAsync(twin, casualty, chances, seed)))];
        }
    }

    // Two minutes pass before the death in virtual time, for clients to settle; here answers are settled after the first checks.
    private static async Task<FailoverRun> WatchAsync(TwinHost twin, Casualty casualty, Chances chances, ulong seed)
    {
        var client = new Client(twin, casualty);
        var start = Clock.GetTimestamp();
        var death = chances.Death - TimeSpan.FromMinutes(2);
        var begun = false;
        var deadline = death + casualty.Budget.FailOverTotal.Worst + Margin;
        while (Clock.GetElapsedTime(start) is var now && now < deadline)
        {
            if (!begun && now >= death)
            {
                twin.Engine.Post(new EngineEvent.FaultBegan(casualty.Victim.Id, new Fault.Instance(casualty.Victim.Id, chances.Mode)));
                (begun, death) = (true, now);
            }

            if (await client.AddressAsync() is { } address && begun && !address.Equals(casualty.Victim.Address))
                return Result((Clock.GetElapsedTime(start) - death).TotalSeconds);
            await Task.Delay(Resolution, Clock);
        }

        return Result(null);

        FailoverRun Result(double? seconds) =>
            new(seed, casualty.Service, casualty.Client.Name, casualty.Victim.Id, chances.Mode.ToString(), seconds);
    }

    /// <summary>Asks as the workload would, and keeps each answer for its TTL.</summary>
    private sealed class Client(TwinHost twin, Casualty casualty)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
        private readonly DnsClient _dns = new(Clock);
        private readonly IPEndPoint _resolver = twin.Resolvers
            .Where(resolver => resolver.Entry.Role == ResolverRole.AzureClient)
            .First(resolver => resolver.Entry.NetworkId == casualty.Client.NetworkId).Listener.EndPoint;

        private IPAddress? _kept;
        private DateTimeOffset _until;

        public async Task<IPAddress?> AddressAsync()
        {
            if (Clock.GetUtcNow() < _until)
                return _kept;
            var exchange = await _dns.AskAsync(_resolver, new DnsQuestion(casualty.Budget.Service, RecordType.A), Patience);
            if ((exchange as DnsExchange.Answered)?.Parse()?.Answers is not { IsEmpty: false } answers)
                return null;
            if (answers.Select(answer => answer.Data).OfType<RecordData.A>().FirstOrDefault() is not { } data)
                return null;
            _until = Clock.GetUtcNow() + answers.Min(answer => answer.Ttl);
            return _kept = data.Address;
        }
    }
}
