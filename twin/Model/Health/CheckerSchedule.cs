using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model;

/// <summary>An EventBridge schedule that invokes the checker with the targets in its input.</summary>
public sealed record CheckerSchedule
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required string Region { get; init; }

    /// <summary>Name of its site; <see langword="null"/> when unknown.</summary>
    public string? Site { get; init; }

    /// <summary>Id of the function that it invokes; <see langword="null"/> for one outside the stack.</summary>
    public string? FunctionId { get; init; }

    /// <summary>Time from one invocation to the next.</summary>
    public required TimeSpan Interval { get; init; }

    /// <value>Default true.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>The event, to the letter.</summary>
    public required string Input { get; init; }

    public required string Namespace { get; init; }

    /// <summary>Dimensions of every metric of this event, <c>Target</c> apart.</summary>
    public required ImmutableSortedDictionary<string, string> Dimensions { get; init; }

    public required ImmutableArray<CheckTarget> Targets { get; init; }

    /// <summary>The metric that says whether a target is healthy: 1 or 0.</summary>
    public MetricId HealthyMetric(string targetId) => new(Region, Namespace, "Healthy", Dimensions.SetItem("Target", targetId));

    /// <summary>The metric that says that the checker is alive.</summary>
    public MetricId HeartbeatMetric => new(Region, Namespace, "Heartbeat", Dimensions);
}
