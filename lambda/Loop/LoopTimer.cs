namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>A timer whose callback runs on the loop's thread.</summary>
internal sealed class LoopTimer(Action<LoopTimer> changed, TimerCallback callback, object? state) : ITimer
{
    /// <summary>When it is due, as a timestamp of the loop; <see langword="null"/> for never.</summary>
    public long? Due { get; private set; }

    private TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        SetDue(dueTime);
        return true;
    }

    /// <summary>Calls back, and waits for the next period if there is one.</summary>
    public void Fire()
    {
        SetDue(Period > TimeSpan.Zero ? Period : Timeout.InfiniteTimeSpan);
        callback(state);
    }

    public void Dispose() => Due = null;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void SetDue(TimeSpan fromNow)
    {
        Due = fromNow == Timeout.InfiniteTimeSpan
            ? null
            : TimeProvider.System.GetTimestamp() + (long)(fromNow.TotalSeconds * TimeProvider.System.TimestampFrequency);
        if (Due is not null)
        {
            changed(this);
        }
    }
}
