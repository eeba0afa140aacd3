namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>How fast probes are started, and how many are under way at once.</summary>
/// <remarks>
/// Probes that start all at once queue for the processor, and their targets look slower than they are. More than about 800 at
/// once run into the 1024 descriptors that Lambda allows.
/// </remarks>
internal sealed record Pace(int PerTick, TimeSpan Tick, int MostInFlight)
{
    public static Pace Default { get; } = new(5, TimeSpan.FromMilliseconds(5), 800);
}
