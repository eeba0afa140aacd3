using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="AwsQueryLog"/>.</summary>
public sealed class AwsQueryLogArgs : ResourceArgs
{
    public required string Region { get; init; }

    /// <summary>The log group's name.</summary>
    public required string LogGroupName { get; init; }

    public required int RetentionDays { get; init; }

    /// <summary>VPCs whose queries are logged, by name.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> VpcIds { get; init; }

    public required Input<string> AccountId { get; init; }

    public Input<string>? KmsKeyArn { get; init; }

    public required ResourceTags Tags { get; init; }
}
