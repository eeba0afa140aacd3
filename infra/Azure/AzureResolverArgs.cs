using System.Collections.Immutable;
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

    /// <summary>A subnet for each outbound endpoint: one or two.</summary>
    public required ImmutableArray<Output<string>> OutboundSubnetIds { get; init; }

    /// <summary>Whether deleting the endpoints is refused. Default false.</summary>
    public bool Protect { get; init; }

    public required ResourceTags Tags { get; init; }
}
