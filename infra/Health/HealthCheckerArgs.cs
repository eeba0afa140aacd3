using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Health;

/// <summary>Arguments of <see cref="HealthChecker"/>.</summary>
public sealed class HealthCheckerArgs : ResourceArgs
{
    public required Site Site { get; init; }

    public required string Domain { get; init; }

    public required CheckerSettings Settings { get; init; }

    /// <summary>The function's name, unique in its Region and account.</summary>
    public required string FunctionName { get; init; }

    /// <summary>What to check.</summary>
    public required ImmutableArray<CheckTarget> Targets { get; init; }

    /// <summary>What the targets ask of the function.</summary>
    public CheckerSize Size => CheckerEvent.SizeOf(Settings.MemoryMb, Targets);

    /// <summary>Ranges in which targets may be.</summary>
    public required ImmutableArray<Ipv4Cidr> Destinations { get; init; }

    /// <summary>The published function, of the build and for the architecture that the settings name.</summary>
    public required Archive Code { get; init; }

    public required Input<string> VpcId { get; init; }

    public required ImmutableArray<Output<string>> SubnetIds { get; init; }

    public required Input<string> AccountId { get; init; }

    /// <summary>Whether the VPC gets an interface endpoint of its own for CloudWatch. Default true.</summary>
    public bool CreateMonitoringEndpoint { get; init; } = true;

    /// <summary>Key for the log and the schedules. Default: keys that AWS keeps.</summary>
    public Input<string>? KmsKeyArn { get; init; }

    public required ResourceTags Tags { get; init; }
}
