namespace CrossCloudDns.Bench.Program;

/// <summary>What declaring one stack took, in a process of its own.</summary>
/// <param name="FirstMs">Wall time of the first run, code compiled on the way.</param>
/// <param name="WarmMs">Wall time of later runs in the same process, in the order run.</param>
/// <param name="AllocatedBytes">What one later run allocates.</param>
/// <param name="PeakBytes">The most memory that the process had.</param>
internal sealed record DeclaredSize(int Sites, int Services, int Resources, double FirstMs, double[] WarmMs, long AllocatedBytes, long PeakBytes)
{
    /// <summary>The best later run: what disturbs a run only adds to its time.</summary>
    public double BestMs => WarmMs.Min();

    public double WorstMs => WarmMs.Max();

    public double PerSecond => Resources / (BestMs / 1000);
}
