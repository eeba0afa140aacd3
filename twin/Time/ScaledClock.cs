namespace CrossCloudDns.Twin.Time;

/// <summary>A clock that runs faster or slower than the one below it, from the moment that it was made.</summary>
/// <remarks>
/// Timers are scaled with it: at speed 60 a timer of one minute fires after a real second. Sockets and processes know nothing of it, so
/// a time-out that a remote side keeps stays real.
/// </remarks>
public sealed class ScaledClock : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;

    /// <param name="inner">The clock to scale, usually <see cref="TimeProvider.System"/>.</param>
    /// <param name="speed">Scaled seconds per real second; above 0 and at most 10000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="speed"/> is out of range or not a number.</exception>
    public ScaledClock(TimeProvider inner, double speed)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(speed is > 0 and <= 10_000))
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A speed is above 0 and at most 10000.");
        _inner = inner;
        Speed = speed;
        _start = inner.GetUtcNow();
        _startTimestamp = inner.GetTimestamp();
    }

    /// <summary>Scaled seconds per real second.</summary>
    public double Speed { get; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)(_inner.GetElapsedTime(_startTimestamp).Ticks * Speed);

    /// <summary>The real time that a scaled one takes; never rounded down to nothing.</summary>
    public TimeSpan ToReal(TimeSpan scaled) =>
        scaled <= TimeSpan.Zero ? scaled : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(scaled.Ticks / Speed)));

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, _inner.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private TimeSpan Real(TimeSpan scaled) => scaled == Timeout.InfiniteTimeSpan ? scaled : ToReal(scaled);

    private sealed class ScaledTimer(ScaledClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
