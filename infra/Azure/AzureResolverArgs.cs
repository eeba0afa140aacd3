using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="AzureResolver"/>.</summary>
public sealed class AzureResolverArgs : ResourceArgs
{
    /// <summary>The address plan.</summary>
    public required AzureSide Side { get; init; }

    public required Input<string> ResourceGroupName { get; init; }

    public required Input<string> VnetId { get; init; }

    public required Input<string> InboundSubnetId { get; init; }

    public required Input<string> OutboundSubnetId { get; init; }

    public required ResourceTags Tags { get; init; }
}
