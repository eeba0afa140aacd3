using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Route 53 health check.</summary>
public sealed record HealthCheck
{
    /// <summary>Tag of a check that the program makes fail for as long as its instance is taken out by hand.</summary>
    public const string DrainedTag = "cross-cloud-dns:drained";

    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required HealthCheckKind Kind { get; init; }

    /// <summary>Turns healthy into unhealthy and back.</summary>
    public bool Inverted { get; init; }

    /// <summary>Stops monitoring: the status is healthy before inversion.</summary>
    public bool Disabled { get; init; }

    /// <summary>
    /// Whether its instance is taken out on purpose, as <see cref="DrainedTag"/> says; what makes it unhealthy is its threshold.
    /// </summary>
    public bool Drained { get; init; }

    /// <summary>
    /// The settings whose change makes a deployment read the alarm again; empty means that an edited alarm goes unnoticed.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-updating-cloudwatch-alarm-settings.html"/>
    public ImmutableSortedDictionary<string, string> Triggers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>What a health check looks at.</summary>
public abstract record HealthCheckKind
{
    private HealthCheckKind()
    {
    }

    /// <summary>The data stream of an alarm, with a copy of its settings.</summary>
    public sealed record CloudWatchMetric(
        string AlarmName, string AlarmRegion, InsufficientDataHealthStatus InsufficientData) : HealthCheckKind;

    /// <summary>Healthy while at least so many children are: 0 is always healthy, more than there are children never.</summary>
    public sealed record Calculated(ImmutableArray<string> ChildIds, int Threshold) : HealthCheckKind;

    /// <summary>Route 53's public checkers probe an address. They cannot reach private ones.</summary>
    /// <param name="Protocol">As declared, for example <c>HTTPS_STR_MATCH</c>.</param>
    public sealed record Endpoint(string Protocol, string? Address, string? Host) : HealthCheckKind;

    /// <summary>A switch in Application Recovery Controller.</summary>
    public sealed record RoutingControl(string Arn) : HealthCheckKind;
}

/// <summary>Status of a health check while CloudWatch has too little data.</summary>
public enum InsufficientDataHealthStatus
{
    LastKnownStatus,
    Healthy,
    Unhealthy,
}
