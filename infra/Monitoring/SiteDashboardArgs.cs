using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="SiteDashboard"/>.</summary>
public sealed class SiteDashboardArgs : ResourceArgs
{
    public required string Site { get; init; }

    public required string Region { get; init; }

    /// <summary>The dashboard's name, unique in the account.</summary>
    public required string DashboardName { get; init; }

    public required Input<string> InboundEndpointId { get; init; }

    public required string Domain { get; init; }

    public required string Namespace { get; init; }

    /// <summary>Ids of the instances that the site's checker watches.</summary>
    public required ImmutableArray<string> Targets { get; init; }
}
