namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>A token that is cancelled after a time, or when another token is.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly ITimer _timer;

    /// <param name="time">Zero or less cancels at once.</param>
    public TimeLimit(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        _registration = cancellation.UnsafeRegister(static self => ((TimeLimit)self!)._source.Cancel(), this);
        _timer = clock.CreateTimer(
            static self => ((TimeLimit)self!).Expire(),
            this,
            time > TimeSpan.Zero ? time : Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        if (time <= TimeSpan.Zero)
        {
            Expire();
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver { get; private set; }

    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }

    private void Expire()
    {
        IsOver = true;
        _source.Cancel();
    }
}
