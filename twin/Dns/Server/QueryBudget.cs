namespace CrossCloudDns.Twin.Dns;

/// <summary>A rate limit: so many queries in each second of a clock. Free of locks and allocation; may be shared by listeners.</summary>
public sealed class QueryBudget
{
    private readonly TimeProvider _clock;
    private readonly long _windowTicks;
    private long _windowStart;
    private int _used;

    /// <param name="queriesPerSecond">At least 1.</param>
    /// <param name="clock">Decides when a second is over.</param>
    public QueryBudget(int queriesPerSecond, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queriesPerSecond, 1);
        ArgumentNullException.ThrowIfNull(clock);
        QueriesPerSecond = queriesPerSecond;
        _clock = clock;
        _windowTicks = clock.TimestampFrequency;
        _windowStart = clock.GetTimestamp();
    }

    /// <summary>The limit.</summary>
    public int QueriesPerSecond { get; }

    /// <summary>Takes one query out of the current second's budget; false when it is used up.</summary>
    public bool TryTake()
    {
        var now = _clock.GetTimestamp();
        var start = Volatile.Read(ref _windowStart);
        if (now - start >= _windowTicks && Interlocked.CompareExchange(ref _windowStart, now, start) == start)
            Volatile.Write(ref _used, 0);
        return Interlocked.Increment(ref _used) <= QueriesPerSecond;
    }
}
