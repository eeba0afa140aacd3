using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="SiteAlarms"/>.</summary>
public sealed class SiteAlarmsArgs : ResourceArgs
{
    public required string Site { get; init; }

    public required string Region { get; init; }

    /// <summary>Begins the alarms' names, which are unique in a Region and account.</summary>
    public required string Prefix { get; init; }

    public required Input<string> InboundEndpointId { get; init; }

    /// <summary>Addresses of the inbound endpoint.</summary>
    public required int InboundAddresses { get; init; }

    /// <summary>Queries per second that one address takes: 10,000, or 1,500 where flows are tracked.</summary>
    public required int QueriesPerAddress { get; init; }

    /// <summary>The outbound endpoint, where there is one.</summary>
    public Input<string>? OutboundEndpointId { get; init; }

    /// <summary>Whether a checker runs in the site, whose heartbeat is to be watched.</summary>
    public required bool HasChecker { get; init; }

    public required string Domain { get; init; }

    /// <summary>CloudWatch namespace of the checkers' metrics.</summary>
    public required string Namespace { get; init; }

    /// <summary>Topic that is told.</summary>
    public Input<string>? TopicArn { get; init; }

    public required ResourceTags Tags { get; init; }
}
