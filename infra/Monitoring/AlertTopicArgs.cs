using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Arguments of <see cref="AlertTopic"/>.</summary>
public sealed class AlertTopicArgs : ResourceArgs
{
    public required string Region { get; init; }

    public required ImmutableArray<string> Emails { get; init; }

    public required Input<string> AccountId { get; init; }

    /// <summary>A key that CloudWatch may use. Default: none; the key that AWS keeps for SNS is closed to CloudWatch.</summary>
    public Input<string>? KmsKeyArn { get; init; }

    public required ResourceTags Tags { get; init; }
}
