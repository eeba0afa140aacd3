using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Aws;

/// <summary>Arguments of <see cref="AwsNetwork"/>.</summary>
public sealed class AwsNetworkArgs : ResourceArgs
{
    /// <summary>The address plan.</summary>
    public required AwsSide Side { get; init; }

    /// <summary>Whether a transit gateway will be attached, for which there are subnets of their own.</summary>
    public bool Transit { get; init; }

    public required ResourceTags Tags { get; init; }
}
