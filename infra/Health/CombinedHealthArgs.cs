using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Health;

/// <summary>Arguments of <see cref="CombinedHealth"/>.</summary>
public sealed class CombinedHealthArgs : ResourceArgs
{
    /// <summary>The instance's id.</summary>
    public required string Target { get; init; }

    /// <summary>What each vantage sees, at least one.</summary>
    public required ImmutableArray<Output<string>> HealthCheckIds { get; init; }

    /// <summary>How many of them must be healthy.</summary>
    public required int Threshold { get; init; }

    /// <summary>Whether the instance is taken out by hand.</summary>
    public required bool Drained { get; init; }

    public required ResourceTags Tags { get; init; }
}
