namespace CrossCloudDns.Twin.Time;

/// <summary>A clock that stands still until it is advanced. Simulations and tests run on it.</summary>
/// <remarks>
/// Advancing fires every timer that falls due, in the order of its due time and, for equal times, of its creation; during a callback the
/// clock shows that timer's due time. Callbacks run on the thread that advances, outside the lock, so they may create, change and
/// dispose timers. Two threads must not advance at once.
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    /// <summary>The start of every simulation unless it is told otherwise: a minute boundary.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start;
    private readonly SortedDictionary<(long Due, long Serial), VirtualTimer> _timers = [];
    private long _ticks;
    private long _serial;

    public VirtualClock(DateTimeOffset? start = null) => _start = start ?? DefaultStart;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer falls due; <see langword="null"/> when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
                return _timers.Count == 0 ? null : _start.AddTicks(_timers.First().Key.Due);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(Interlocked.Read(ref _ticks));

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <summary>Moves the clock forward and fires what falls due on the way, both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetTimestamp() + by.Ticks;
        while (TakeDue(until) is { } timer)
            timer.Fire();
        lock (_lock)
            _ticks = Math.Max(_ticks, until);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            RemoveLocked(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Key = (_ticks + dueTime.Ticks, _serial++);
            _timers.Add(timer.Key.Value, timer);
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_lock)
            RemoveLocked(timer);
    }

    private void RemoveLocked(VirtualTimer timer)
    {
        if (timer.Key is { } key)
            _timers.Remove(key);
        timer.Key = null;
    }

    private VirtualTimer? TakeDue(long until)
    {
        lock (_lock)
        {
            if (_timers.Count == 0)
                return null;
            var ((due, _), timer) = _timers.First();
            if (due > until)
                return null;
            RemoveLocked(timer);
            _ticks = Math.Max(_ticks, due);
            return timer;
        }
    }
}
