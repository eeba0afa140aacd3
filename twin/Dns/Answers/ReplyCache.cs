using System.Collections.Concurrent;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Replies and routes that were worked out once and hold as long as nothing changes: found again without allocating.</summary>
/// <remarks>
/// There is no invalidation: when something changes on which replies depend, whoever owns the cache puts an empty one in its place. A cache
/// that is full forgets everything, so that names made up by the thousand cost a bounded amount of memory and some time.
/// </remarks>
/// <param name="capacity">Names that are kept. Default 8192. At least 1.</param>
public sealed class ReplyCache(int capacity = 8192)
{
    private readonly ConcurrentDictionary<byte[], Known[]> _names = new(WireNameComparer.Instance);
    private int _count;

    /// <summary>Answers a query as an <see cref="IQueryHandler"/> does, if its reply was kept.</summary>
    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        if (Find(query) is not { Answer: { } answer })
            return false;
        length = answer.Write(query, response);
        return true;
    }

    /// <summary>The route that was kept for a query.</summary>
    public ForwardRoute? Route(in QueryView query) => Find(query)?.Route;

    /// <summary>Keeps what a query was answered with; the same question gets the same from now on.</summary>
    public void Keep(DnsQuery query, DnsMessage content)
    {
        ArgumentNullException.ThrowIfNull(query);
        Keep(query, new Known(query.Type, EncodedAnswer.For(query.Question.Name, content), null));
    }

    /// <summary>Keeps where a query was passed on to; the same question takes the same way from now on.</summary>
    public void Keep(DnsQuery query, ForwardRoute route)
    {
        ArgumentNullException.ThrowIfNull(query);
        Keep(query, new Known(query.Type, null, route));
    }

    private Known? Find(in QueryView query)
    {
        if (_names.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(query.Name, out var known))
        {
            foreach (var reply in known)
            {
                if (reply.Type == query.Type)
                    return reply;
            }
        }

        return null;
    }

    private void Keep(DnsQuery query, Known reply)
    {
        if (Interlocked.Increment(ref _count) > capacity)
        {
            _names.Clear();
            Volatile.Write(ref _count, 1);
        }

        _names.AddOrUpdate(
            query.Question.Name.ToLowerWire(),
            static (_, added) => [added],
            static (_, known, added) => [.. known.Where(other => other.Type != added.Type), added],
            reply);
    }

    private sealed record Known(RecordType Type, EncodedAnswer? Answer, ForwardRoute? Route);
}
