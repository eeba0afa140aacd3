using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>What one invocation is asked to do.</summary>
internal sealed class CheckRequest(
    string metricNamespace,
    ImmutableArray<KeyValuePair<string, string>> dimensions,
    Signal signal,
    ImmutableArray<Target> targets,
    ImmutableArray<string> errors,
    DateTimeOffset? scheduledTime)
{
    /// <summary>The CloudWatch namespace of every metric.</summary>
    public string Namespace { get; } = metricNamespace;

    /// <summary>The dimensions of every metric; those of one target have <c>Target</c> besides.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Dimensions { get; } = dimensions;

    public Signal Signal { get; } = signal;

    /// <summary>The targets that can be checked.</summary>
    public ImmutableArray<Target> Targets { get; } = targets;

    /// <summary>What is wrong with the other targets, one sentence for each mistake.</summary>
    public ImmutableArray<string> Errors { get; } = errors;

    /// <summary>When the scheduler meant this to run; <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? ScheduledTime { get; } = scheduledTime;
}
