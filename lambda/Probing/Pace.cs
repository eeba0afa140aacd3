namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>How fast probes are started, and how many are under way at once.</summary>
/// <remarks>
/// Probes that start all at once queue for the processor, and their targets look slower than they are. More than about 800 at
/// once run into the 1024 descriptors that Lambda allows.
/// </remarks>
internal sealed class Pace
{
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(5);

    public int PerTick { get; init; } = 5;

    /// <summary>Starts per tick among the encrypted targets: a handshake takes some twenty times the processor time of a plain probe.</summary>
    public int EncryptedPerTick { get; init; } = 2;

    /// <summary>
    /// Starts per tick among the targets that did not answer last time. They go first, so that the run does not end a timeout after
    /// its last start, and faster, since there is no answer to measure.
    /// </summary>
    public int SilentPerTick { get; init; } = 20;

    public int MostInFlight { get; init; } = 800;

    /// <summary>
    /// How long what is under way may wait for the processor before further starts are put off. On a small function the processor is
    /// what limits: what is started all the same would time out, and the target would be blamed.
    /// </summary>
    public TimeSpan MostLag { get; init; } = TimeSpan.FromMilliseconds(10);
}
