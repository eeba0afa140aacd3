using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>A name of the zone and the instances that it chooses among.</summary>
public sealed record Service
{
    /// <summary>The name below the domain.</summary>
    public required string Name { get; init; }

    /// <summary>The whole name, without the final dot.</summary>
    public required string FullName { get; init; }

    public required Routing Routing { get; init; }

    public required int TtlSeconds { get; init; }

    public required int FailAfterMinutes { get; init; }

    public int RecoverAfterMinutes { get; init; } = 1;

    public required SilentChecker WhenCheckerSilent { get; init; }

    /// <summary>In the order in which they are written, which is the order of a failover chain.</summary>
    public required ImmutableArray<Instance> Instances { get; init; }
}
