namespace CrossCloudDns.Twin.Time;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    /// <summary>Place in the clock's queue; owned by the clock and guarded by its lock.</summary>
    internal (long Due, long Serial)? Key { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (_disposed)
            return;

        // Set again before the callback runs, so that the callback can still change or dispose the timer.
        if (_period != Timeout.InfiniteTimeSpan)
            clock.Schedule(this, _period);
        callback(state);
    }
}
