using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>How much of a run's metrics arrived.</summary>
internal sealed class PublishOutcome(ImmutableArray<Metric> arrived, CheckerException? failure)
{
    /// <summary>The metrics that are known to have arrived.</summary>
    public ImmutableArray<Metric> Arrived { get; } = arrived;

    /// <summary>Why the others did not; <see langword="null"/> where all did.</summary>
    public CheckerException? Failure { get; } = failure;
}
