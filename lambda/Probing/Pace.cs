namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>How fast probes are started, and how many are under way at once.</summary>
/// <remarks>
/// Probes that start all at once queue for the processor: their targets look slower than they are, and on a small function they
/// time out and the targets are blamed. More than about 800 at once run into the 1024 descriptors that Lambda allows.
/// </remarks>
internal sealed class Pace
{
    /// <summary>
    /// Plain probes start in bursts of this length, and nothing starts for as long after: a burst shares the wake-ups of the processor,
    /// which cost more than the probes.
    /// </summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>As above, of encrypted probes. One handshake waits for the other, and would look slow in a longer burst.</summary>
    public TimeSpan EncryptedBurst { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The mean time from one start to the next.</summary>
    public TimeSpan Plain { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>As above, after the start of an encrypted probe: a handshake takes about ten times the processor time.</summary>
    public TimeSpan Encrypted { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>
    /// As above, after the start of a target that did not answer last time. Those go first, so that the run does not end a timeout after
    /// its last start, and faster, since there is no answer to measure.
    /// </summary>
    public TimeSpan Silent { get; init; } = TimeSpan.FromMilliseconds(0.25);

    public int MostInFlight { get; init; } = 800;

    /// <summary>The pace that leaves a share of a processor about half idle.</summary>
    /// <param name="processors">How much of a processor the checker has; more than one does not make it faster.</param>
    public static Pace For(double processors)
    {
        var pace = new Pace();
        return new Pace
        {
            Plain = AtLeast(pace.Plain, 0.35 / processors),
            Encrypted = AtLeast(pace.Encrypted, 3 / processors),
            Silent = AtLeast(pace.Silent, 0.1 / processors),
        };
    }

    private static TimeSpan AtLeast(TimeSpan least, double milliseconds) =>
        TimeSpan.FromTicks(Math.Max(least.Ticks, (long)(milliseconds * TimeSpan.TicksPerMillisecond)));
}
