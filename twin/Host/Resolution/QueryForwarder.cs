using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>Sends a query on over real sockets: target after target, until one responds.</summary>
/// <param name="ports">The loopback socket that stands for a declared one; <see langword="null"/> where nothing may be sent.</param>
/// <param name="addresses">Where the interfaces of outbound endpoints send from.</param>
/// <param name="counters">Told of what is sent, and of what stays without a response.</param>
internal sealed class QueryForwarder(
    EngineOwner owner, Func<IPEndPoint, IPEndPoint?> ports, AddressMap addresses, DnsClient client, ForwardCounters counters,
    TimeProvider realTime)
{
    /// <summary>The way for queries that are decided like this one, as long as nothing changes: straight to the first target.</summary>
    /// <returns>
    /// <see langword="null"/> where more than passing on is to be done: records to put in front, sources to choose, a target that nothing
    /// reaches or that is on trial after a failure.
    /// </returns>
    public ForwardRoute? RouteFor(ResolverDecision.Forward decision, string fromNetworkId, Action<ReadOnlySpan<byte>> relayed)
    {
        if (!decision.Prefix.IsEmpty || !decision.Sources.IsEmpty || decision.Targets is not [var first, ..])
        {
            return null;
        }

        if (owner.Current.Targets.ContainsKey(first.Key)
            || !CanSend(first, decision.Sources, fromNetworkId)
            || ports(first.EndPoint) is not { } socket)
        {
            return null;
        }

        var count = counters[fromNetworkId, first.EndPoint.Address];
        return new ForwardRoute(socket, first.Timeout, () => TimedOut(first, count))
        {
            RelaysFailures = !owner.Current.Assumptions.ServFailCountsAsTimeout,
            Relayed = response =>
            {
                count.CountSent();
                counters.Tell(fromNetworkId, first.EndPoint.Address, response);
                relayed(response);
            },
        };
    }

    /// <summary>Asks the targets of <paramref name="decision"/> in their order, but for the one that has been tried already.</summary>
    /// <param name="fromNetworkId">The network that the query leaves from.</param>
    /// <returns>The first response, behind the records found so far; SERVFAIL when no target responds.</returns>
    public async ValueTask<QueryReply> ForwardAsync(
        ResolverDecision.Forward decision, string fromNetworkId, DnsQuery query, CancellationToken cancellationToken)
    {
        var request = decision.Prefix.IsEmpty
            ? query.Message
            : DnsMessage.Query(0, new DnsQuestion(decision.Question.Name, decision.Question.Type)).ToWire();
        foreach (var target in decision.Targets)
        {
            if (query.Tried is { } tried && tried.Equals(ports(target.EndPoint)))
            {
                continue;
            }

            if (await AskAsync(target, decision.Sources, fromNetworkId, request, cancellationToken) is { } response)
            {
                return decision.Prefix.IsEmpty ? new QueryReply.Relayed(response) : Joined(decision.Prefix, response);
            }
        }

        return QueryReply.Code(ResponseCode.ServFail);
    }

    private async Task<ReadOnlyMemory<byte>?> AskAsync(
        ForwardTarget target, ImmutableArray<IPAddress> sources, string fromNetworkId, ReadOnlyMemory<byte> request,
        CancellationToken cancellationToken)
    {
        var count = counters[fromNetworkId, target.EndPoint.Address];
        if (CanSend(target, sources, fromNetworkId) && ports(target.EndPoint) is { } socket)
        {
            if (await SendAsync(socket, request, target.Timeout, sources, fromNetworkId, cancellationToken) is { } answered)
            {
                if (owner.Current.Targets.ContainsKey(target.Key))
                {
                    owner.Post(new EngineEvent.TargetAnswered(target.Key));
                }

                count.CountSent();
                counters.Tell(fromNetworkId, target.EndPoint.Address, answered.Message.Span);
                return answered.Message;
            }
        }
        else
        {
            // A packet that a fault swallows is waited for like any other.
            await Task.Delay(target.Timeout, realTime, cancellationToken);
        }

        TimedOut(target, count);
        return null;
    }

    // An outbound endpoint sends each query through several of its interfaces; the first answer counts.
    private async Task<DnsExchange.Answered?> SendAsync(
        IPEndPoint socket, ReadOnlyMemory<byte> request, TimeSpan timeout, ImmutableArray<IPAddress> sources, string fromNetworkId,
        CancellationToken cancellationToken)
    {
        var state = owner.Current;
        var sendings = sources.IsEmpty
            ? [client.SendAsync(socket, request, timeout, cancellationToken: cancellationToken)]
            : sources.Where(source => Reachability.Between(state, fromNetworkId, source).Ok).Select(SendFrom).ToList();
        while (sendings.Count > 0)
        {
            var ended = await Task.WhenAny(sendings);
            sendings.Remove(ended);
            if (await ended is DnsExchange.Answered answered && !CountsAsSilence(answered))
            {
                return answered;
            }
        }

        return null;

        Task<DnsExchange> SendFrom(IPAddress source)
        {
            counters.CountSentFrom(source);
            return client.SendAsync(socket, request, timeout, from: addresses.ToLoopback(source), cancellationToken: cancellationToken);
        }
    }

    private void TimedOut(ForwardTarget target, ForwardCount count)
    {
        count.CountSent();
        count.CountLost();
        owner.Post(new EngineEvent.TargetTimedOut(target.Key));
    }

    private bool CanSend(ForwardTarget target, ImmutableArray<IPAddress> sources, string fromNetworkId)
    {
        var state = owner.Current;
        return Reachability.Between(state, fromNetworkId, target.EndPoint.Address).Ok
            && (sources.IsEmpty || sources.Any(source => Reachability.Between(state, fromNetworkId, source).Ok));
    }

    private bool CountsAsSilence(DnsExchange.Answered answered) =>
        owner.Current.Assumptions.ServFailCountsAsTimeout
        && answered.Parse()?.ResponseCode is null or ResponseCode.ServFail or ResponseCode.Refused;

    private static QueryReply Joined(ImmutableArray<ResourceRecord> prefix, ReadOnlyMemory<byte> response) =>
        DnsMessage.TryParse(response.Span, out var message)
            ? new QueryReply.Records(message with { Answers = [.. prefix, .. message.Answers] })
            : QueryReply.Code(ResponseCode.ServFail);
}
