namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>A token that is cancelled after a time, or when another token is.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;

    /// <param name="time">Zero or less cancels at once.</param>
    public TimeLimit(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        _timer = new CancellationTokenSource(time > TimeSpan.Zero ? time : TimeSpan.Zero, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellation);
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _timer.IsCancellationRequested;

    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }
}
