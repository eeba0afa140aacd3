using System.Diagnostics;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>Answers at one address as the engine decides for it.</summary>
/// <param name="decide">What the resolver behind the address does with a question.</param>
/// <param name="networkId">The network that the resolver belongs to; what it sends on leaves from there.</param>
/// <param name="answered">Told of each answer.</param>
internal sealed class ResolverHandler(
    EngineOwner owner,
    QueryForwarder forwarder,
    Func<EngineState, Question, DateTimeOffset, ResolverDecision> decide,
    string networkId,
    Action<Question, QueryReply> answered) : IQueryHandler
{
    private long _queries;

    /// <inheritdoc/>
    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken)
    {
        var question = new Question(query.Question.Name, query.Type, (ulong)Interlocked.Increment(ref _queries));
        var reply = decide(owner.Current, question, owner.Now) switch
        {
            ResolverDecision.Answered { Answer: var answer } => new QueryReply.Records(
                new DnsMessage { ResponseCode = answer.Code, Answers = answer.Answers, Authorities = answer.Authority }),
            // The twin never asks the public DNS.
            ResolverDecision.Public => QueryReply.Code(ResponseCode.Refused),
            ResolverDecision.Forward forward => await forwarder.ForwardAsync(forward, networkId, query, cancellationToken),
            _ => throw new UnreachableException(),
        };
        answered(question, reply);
        return reply;
    }
}
