using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// Plays a plan of queries through an outbound endpoint on a running twin, whose interfaces send from addresses of their own.
/// </summary>
internal sealed class LiveOutboundRun(TwinHost twin, OutboundPlan plan)
{
    private const string FaultId = "outbound";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly DnsClient _dns = new(TimeProvider.System);
    private readonly IPEndPoint? _resolver = twin.Resolvers
        .FirstOrDefault(resolver =>
            resolver.Entry.Role == ResolverRole.VpcClient && resolver.Entry.NetworkId == plan.Rule.VpcIds[0]).Listener?.EndPoint;

    public async Task<ImmutableArray<OutboundOutcome>> PlayAsync(CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<OutboundOutcome>();
        foreach (var phase in plan.Phases)
        {
            if (phase.Fault is { } fault)
            {
                await twin.Engine.ApplyAsync(new EngineEvent.FaultBegan(FaultId, fault), cancellationToken);
            }

            outcomes.Add(await AskAsync(phase.Questions, cancellationToken));
            await twin.Engine.ApplyAsync(new EngineEvent.FaultEnded(FaultId), cancellationToken);
        }

        return outcomes.ToImmutable();
    }

    // One question after another, so that none is under way when a phase ends.
    private async Task<OutboundOutcome> AskAsync(int questions, CancellationToken cancellationToken)
    {
        var before = Sent();
        var lost = 0;
        for (var i = 0; i < questions; i++)
        {
            var next = twin.Now + Interval;
            var exchange = _resolver is null
                ? null
                : await _dns.AskAsync(_resolver, new DnsQuestion(plan.Rule.Domain, RecordType.Soa), plan.ClientPatience, cancellationToken);
            if (!OutboundPlan.Counts((exchange as DnsExchange.Answered)?.Parse()?.ResponseCode))
            {
                lost++;
            }

            if (next - twin.Now is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, twin.Clock, cancellationToken);
            }
        }

        var after = Sent();
        return new OutboundOutcome(
            questions, lost, after.ToImmutableDictionary(entry => entry.Key, entry => entry.Value - before[entry.Key]));
    }

    private Dictionary<IPAddress, int> Sent() => plan.Model.ResolverEndpoints
        .Where(endpoint => endpoint.Direction == ResolverDirection.Outbound)
        .SelectMany(endpoint => endpoint.Addresses)
        .Select(address => address.Address)
        .Distinct()
        .ToDictionary(address => address, address => (int)twin.Forwarded.SentFrom(address));
}
