using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="ZoneFaultExperiment"/>.</summary>
public sealed class ZoneFaultExperimentArgs : ResourceArgs
{
    public required string Site { get; init; }

    public required string Region { get; init; }

    /// <summary>ARN of the one subnet that is cut off.</summary>
    public required Input<string> SubnetArn { get; init; }

    /// <summary>The endpoint whose second lost address ends the experiment.</summary>
    public required Input<string> InboundEndpointId { get; init; }

    /// <summary>Name of the alarm that ends it, unique in its Region and account.</summary>
    public required string StopAlarmName { get; init; }

    public required Input<string> AccountId { get; init; }

    public required ResourceTags Tags { get; init; }
}
