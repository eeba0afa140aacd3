using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Services;
using Pulumi;

namespace CrossCloudDns.Infra.Zone;

/// <summary>Arguments of <see cref="ServiceRecords"/>.</summary>
public sealed class ServiceRecordsArgs : ResourceArgs
{
    public required Service Service { get; init; }

    public required Input<string> ZoneId { get; init; }

    /// <summary>The health check of each instance that has one, by its id.</summary>
    public required ImmutableDictionary<string, Output<string>> HealthCheckIds { get; init; }
}
