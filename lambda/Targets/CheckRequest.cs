using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>What one invocation is asked to do.</summary>
/// <param name="Namespace">The CloudWatch namespace of every metric.</param>
/// <param name="Dimensions">The dimensions of every metric; those of one target have <c>Target</c> besides.</param>
/// <param name="Targets">The targets that can be checked.</param>
/// <param name="Errors">What is wrong with the other targets, one sentence for each mistake.</param>
/// <param name="ScheduledTime">When the scheduler meant this to run; <see langword="null"/> where it does not say.</param>
internal sealed record CheckRequest(
    string Namespace,
    ImmutableArray<KeyValuePair<string, string>> Dimensions,
    ImmutableArray<Target> Targets,
    ImmutableArray<string> Errors,
    DateTimeOffset? ScheduledTime);
