using CrossCloudDns.Infra.Topology;
using Pulumi;

namespace CrossCloudDns.Infra.Health;

/// <summary>Arguments of <see cref="InstanceHealth"/>.</summary>
public sealed class InstanceHealthArgs : ResourceArgs
{
    /// <summary>The instance's id, which is the metric's <c>Target</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Region of the checker, its metrics and the alarm.</summary>
    public required string Region { get; init; }

    /// <summary>CloudWatch namespace of the checkers' metrics.</summary>
    public required string Namespace { get; init; }

    public required string Domain { get; init; }

    /// <summary>The site whose checker watches.</summary>
    public required string Site { get; init; }

    /// <summary>The alarm's name, unique in its Region and account.</summary>
    public required string AlarmName { get; init; }

    /// <summary>Minutes in a row that must be bad. 1 to 60.</summary>
    public required int FailAfterMinutes { get; init; }

    /// <summary>Minutes in a row that must be good. 1 to 60; more than 1 only where <see cref="FailAfterMinutes"/> is 1.</summary>
    public int RecoverAfterMinutes { get; init; } = 1;

    public required SilentChecker WhenCheckerSilent { get; init; }

    /// <summary>Topic that is told when the alarm goes off and when it ends.</summary>
    public Input<string>? TopicArn { get; init; }

    public required ResourceTags Tags { get; init; }
}
