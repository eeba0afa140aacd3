using System.Collections.Concurrent;
using System.Net;

namespace CrossCloudDns.Twin.Host;

/// <summary>Queries sent from one network to one target. Counts only grow.</summary>
public sealed class ForwardCount
{
    private long _sent;
    private long _lost;

    /// <summary>All, those without a response included.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Those without a response.</summary>
    public long Lost => Volatile.Read(ref _lost);

    internal void CountSent() => Interlocked.Increment(ref _sent);

    internal void CountLost() => Interlocked.Increment(ref _lost);
}

/// <summary>A target has answered what was sent on from a network; the client is told next.</summary>
internal delegate void ForwardAnswered(string networkId, IPAddress target, ReadOnlySpan<byte> response);

/// <summary>What resolvers have sent on, by network and target. Safe to share.</summary>
public sealed class ForwardCounters
{
    private readonly ConcurrentDictionary<(string NetworkId, IPAddress Target), ForwardCount> _counts = new();
    private readonly ConcurrentDictionary<IPAddress, long> _sentFrom = new();

    /// <summary>Told of each answer, on the flow that passes it on: be quick.</summary>
    internal event ForwardAnswered? Answered;

    /// <summary>The count of one network and one target.</summary>
    public ForwardCount this[string networkId, IPAddress target] => _counts.GetOrAdd((networkId, target), static _ => new ForwardCount());

    /// <summary>Queries that left through one interface of an outbound endpoint.</summary>
    public long SentFrom(IPAddress source) => _sentFrom.GetValueOrDefault(source);

    internal void CountSentFrom(IPAddress source) => _sentFrom.AddOrUpdate(source, 1, static (_, count) => count + 1);

    internal void Tell(string networkId, IPAddress target, ReadOnlySpan<byte> response) => Answered?.Invoke(networkId, target, response);

    /// <summary>All counts, in a fixed order.</summary>
    public IEnumerable<(string NetworkId, IPAddress Target, ForwardCount Count)> All =>
        from pair in _counts
        orderby pair.Key.NetworkId, pair.Key.Target.ToString()
        select (pair.Key.NetworkId, pair.Key.Target, pair.Value);
}
