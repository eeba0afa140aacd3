namespace CrossCloudDns.Bench.Program;

/// <summary>What declaring one stack took, in a process of its own.</summary>
/// <param name="FirstMs">Wall time of the first run, code compiled on the way.</param>
/// <param name="WarmMs">Wall time of later runs in the same process, in the order run.</param>
/// <param name="AllocatedBytes">What one later run allocates.</param>
/// <param name="PeakBytes">The most memory that the process had.</param>
internal sealed record DeclaredSize(
    int Sites, int Services, int Resources, double FirstMs, double[] WarmMs, long AllocatedBytes, long PeakBytes)
{
    /// <summary>What counts: no single run, neither one that was disturbed nor one that no collection of garbage fell into.</summary>
    public double MedianMs => Distribution.Of(WarmMs).P50;

    public double PerSecond => Resources / (MedianMs / 1000);

    public override string ToString() => $"{Sites} × {Services}";
}
