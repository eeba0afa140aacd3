using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Walks one question from a client's network to its answer, hop by hop, with nothing but decisions.</summary>
/// <remarks>Hops take no time of their own; only waiting for those that do not respond does.</remarks>
internal sealed class Lookup
{
    private const int MaxHops = 8;
    private const string OnPremises = "on-premises";

    private readonly EngineState _state;
    private readonly DateTimeOffset _now;
    private readonly TimeSpan _patience;
    private readonly Func<IPAddress, bool> _admits;
    private readonly ImmutableArray<(TimeSpan, EngineEvent)>.Builder _events = ImmutableArray.CreateBuilder<(TimeSpan, EngineEvent)>();
    private TimeSpan _waited;
    private IPAddress? _answeredBy;

    private Lookup(EngineState state, DateTimeOffset now, TimeSpan patience, Func<IPAddress, bool> admits)
    {
        _state = state;
        _now = now;
        _patience = patience;
        _admits = admits;
    }

    /// <param name="admits">Whether an address still has a query left in its budget; asked once per query.</param>
    public static LookupResult Run(
        EngineState state, string networkId, Question question, DateTimeOffset now, TimeSpan patience, Func<IPAddress, bool> admits)
    {
        var lookup = new Lookup(state, now, patience, admits);
        var decision = state.Index.VirtualNetworks.ContainsKey(networkId)
            ? AzureResolver.Decide(state, networkId, question, now)
            : VpcResolver.Decide(state, networkId, question, now);
        var answer = lookup.Follow(decision, networkId, hops: 0);
        return new LookupResult(
            lookup._waited >= patience ? null : answer, lookup._waited, lookup._answeredBy, lookup._events.ToImmutable());
    }

    /// <summary>
    /// A client behind a conditional forwarder of its own, as on-premises: the servers are asked in order, each time anew.
    /// </summary>
    public static LookupResult RunThrough(
        EngineState state, ImmutableArray<IPAddress> servers, Question question, DateTimeOffset now, TimeSpan patience,
        Func<IPAddress, bool> admits)
    {
        var lookup = new Lookup(state, now, patience, admits);
        var targets = servers.Select(server =>
            new ForwardTarget(new TargetKey(OnPremises, new IPEndPoint(server, 53)), state.Assumptions.TargetTimeout));
        var forward = new ResolverDecision.Forward("conditional forwarder", question, [.. targets]) { Trail = Trail.Empty };
        var answer = lookup.Forward(forward, networkId: null, hops: 0);
        return new LookupResult(lookup._waited >= patience ? null : answer, lookup._waited, lookup._answeredBy, []);
    }

    /// <returns><see langword="null"/> when nobody responded.</returns>
    private DnsAnswer? Follow(ResolverDecision decision, string networkId, int hops) => decision switch
    {
        ResolverDecision.Answered answered => answered.Answer,
        ResolverDecision.Forward { Targets.IsEmpty: true } => DnsAnswer.ServFail,
        ResolverDecision.Forward forward when hops < MaxHops => Forward(forward, networkId, hops),
        ResolverDecision.Forward => DnsAnswer.ServFail,
        _ => DnsAnswer.Refused,
    };

    private DnsAnswer? Forward(ResolverDecision.Forward forward, string? networkId, int hops)
    {
        var quietSources = !forward.Sources.IsEmpty && !forward.Sources.Any(source => Reachability.Answers(_state, source).Ok);
        foreach (var target in forward.Targets)
        {
            if (_waited >= _patience)
                return null;
            var address = target.EndPoint.Address;
            var answer = !quietSources && Reachability.Between(_state, networkId, address).Ok && _admits(address)
                ? Ask(address, forward.Question, hops)
                : null;
            if (answer is not null && !(answer.Code == ResponseCode.ServFail && _state.Assumptions.ServFailCountsAsTimeout))
            {
                if (_state.Targets.ContainsKey(target.Key))
                    _events.Add((_waited, new EngineEvent.TargetAnswered(target.Key)));
                _answeredBy ??= address;
                return answer with { Answers = forward.Prefix.AddRange(answer.Answers) };
            }

            _waited += target.Timeout;
            _events.Add((_waited, new EngineEvent.TargetTimedOut(target.Key)));
        }

        return _waited >= _patience ? null : DnsAnswer.ServFail;
    }

    // A server that the stack does not declare is outside the twin; it does not respond.
    private DnsAnswer? Ask(IPAddress address, Question question, int hops)
    {
        if (_state.Index.InboundAddresses.TryGetValue(address, out var inbound))
            return Follow(VpcResolver.DecideAt(_state, address, question, _now), inbound.Endpoint.VpcId, hops + 1);
        return _state.Index.AzureInboundAddresses.TryGetValue(address, out var resolver)
            ? Follow(AzureResolver.DecideAt(_state, address, question, _now), resolver.VirtualNetworkId, hops + 1)
            : null;
    }
}

/// <summary>How a lookup ended.</summary>
/// <param name="Answer"><see langword="null"/> when the client gave up.</param>
/// <param name="AnsweredBy">The last forwarding target on the way; <see langword="null"/> when no query was forwarded.</param>
/// <param name="Events">What resolvers learned about targets, with the time after the question.</param>
internal sealed record LookupResult(
    DnsAnswer? Answer, TimeSpan Waited, IPAddress? AnsweredBy, ImmutableArray<(TimeSpan After, EngineEvent Event)> Events);
