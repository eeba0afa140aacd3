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

/// <summary>What resolvers have sent on, by network and target. Safe to share.</summary>
public sealed class ForwardCounters
{
    private readonly ConcurrentDictionary<(string NetworkId, IPAddress Target), ForwardCount> _counts = new();

    /// <summary>The count of one network and one target.</summary>
    public ForwardCount this[string networkId, IPAddress target] => _counts.GetOrAdd((networkId, target), static _ => new ForwardCount());

    /// <summary>All counts, in a fixed order.</summary>
    public IEnumerable<(string NetworkId, IPAddress Target, ForwardCount Count)> All =>
        from pair in _counts
        orderby pair.Key.NetworkId, pair.Key.Target.ToString()
        select (pair.Key.NetworkId, pair.Key.Target, pair.Value);
}
