namespace CrossCloudDns.Twin.Dns;

/// <summary>What a listener has done since it was made. Counts only grow; reading is safe at any time.</summary>
public sealed class ListenerCounters
{
    private long _received;
    private long _answered;
    private long _overBudget;
    private long _lost;
    private long _failed;

    /// <summary>Requests, whatever became of them.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Replies that a handler gave.</summary>
    public long Answered => Volatile.Read(ref _answered);

    /// <summary>Requests dropped because the budget was used up.</summary>
    public long OverBudget => Volatile.Read(ref _overBudget);

    /// <summary>Requests that a fault swallowed or refused.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Requests whose handler threw, or that came while too many were waiting.</summary>
    public long Failed => Volatile.Read(ref _failed);

    internal void CountReceived() => Interlocked.Increment(ref _received);

    internal void CountAnswered() => Interlocked.Increment(ref _answered);

    internal void CountOverBudget() => Interlocked.Increment(ref _overBudget);

    internal void CountLost() => Interlocked.Increment(ref _lost);

    internal void CountFailed() => Interlocked.Increment(ref _failed);
}
