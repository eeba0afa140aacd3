using System.Diagnostics;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>Answers at one address as the engine decides for it, and keeps each answer until something changes.</summary>
/// <param name="basis">Tells when kept answers no longer hold.</param>
/// <param name="chance">Names whose answers may not be kept.</param>
/// <param name="decide">What the resolver behind the address does with a question.</param>
/// <param name="networkId">The network that the resolver belongs to; what it sends on leaves from there.</param>
/// <param name="answers">Told of each answer.</param>
internal sealed class ResolverHandler(
    EngineOwner owner,
    AnswerBasis basis,
    ChanceNames chance,
    QueryForwarder forwarder,
    Func<EngineState, Question, DateTimeOffset, ResolverDecision> decide,
    string networkId,
    AnswerLog answers) : IQueryHandler
{
    private volatile Kept _kept = new(basis.Current, new ReplyCache());
    private long _queries;

    /// <inheritdoc/>
    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        if (Valid() is not { } replies || !replies.TryAnswer(query, response, out length))
        {
            return false;
        }

        answers.Add(response[..length]);
        return true;
    }

    /// <inheritdoc/>
    public ForwardRoute? Route(in QueryView query) => Valid()?.Route(query);

    /// <inheritdoc/>
    public async ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken)
    {
        var replies = Renewed();
        var question = new Question(query.Question.Name, query.Type, (ulong)Interlocked.Increment(ref _queries));
        var reply = decide(owner.Current, question, owner.Now) switch
        {
            ResolverDecision.Answered { Answer: var answer } => Keep(replies, query, new DnsMessage
            {
                ResponseCode = answer.Code,
                Answers = answer.Answers,
                Authorities = answer.Authority,
            }),
            // The twin never asks the public DNS.
            ResolverDecision.Public => Keep(replies, query, new DnsMessage { ResponseCode = ResponseCode.Refused }),
            ResolverDecision.Forward forward => await ForwardAsync(replies, forward, query, cancellationToken),
            _ => throw new UnreachableException(),
        };
        answers.Add(question, reply);
        return reply;
    }

    private ReplyCache? Valid() => _kept is var kept && ReferenceEquals(kept.Basis, basis.Current) ? kept.Replies : null;

    private ReplyCache Renewed()
    {
        if (Valid() is { } replies)
        {
            return replies;
        }

        var renewed = new Kept(basis.Current, new ReplyCache());
        _kept = renewed;
        return renewed.Replies;
    }

    private QueryReply.Records Keep(ReplyCache replies, DnsQuery query, DnsMessage content)
    {
        if (!chance.Contains(query.Question.Name))
        {
            replies.Keep(query, content);
        }

        return new QueryReply.Records(content);
    }

    private ValueTask<QueryReply> ForwardAsync(
        ReplyCache replies, ResolverDecision.Forward forward, DnsQuery query, CancellationToken cancellationToken)
    {
        if (forwarder.RouteFor(forward, networkId, answers.Add) is { } route)
        {
            replies.Keep(query, route);
        }

        return forwarder.ForwardAsync(forward, networkId, query, cancellationToken);
    }

    /// <param name="Basis">What the replies rest on.</param>
    private sealed record Kept(object Basis, ReplyCache Replies);
}
