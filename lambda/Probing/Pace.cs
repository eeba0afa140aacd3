namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>How fast probes are started, and how many are under way at once.</summary>
/// <remarks>
/// Probes that start all at once queue for the processor, and their targets look slower than they are. More than about 800 at
/// once run into the 1024 descriptors that Lambda allows.
/// </remarks>
internal sealed class Pace(TimeSpan tick, int perTick, int silentPerTick, int mostInFlight)
{
    public TimeSpan Tick { get; } = tick;
    public int PerTick { get; } = perTick;

    /// <summary>
    /// Starts per tick among the targets that did not answer last time. They go first, so that the run does not end a timeout after
    /// its last start, and faster, since there is no answer to measure.
    /// </summary>
    public int SilentPerTick { get; } = silentPerTick;

    public int MostInFlight { get; } = mostInFlight;

    public static Pace Default { get; } = new(TimeSpan.FromMilliseconds(5), 5, 20, 800);
}
