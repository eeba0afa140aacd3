using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Link;

/// <summary>Arguments of <see cref="PrivateGateway"/>.</summary>
public sealed class PrivateGatewayArgs : ResourceArgs
{
    public required string Region { get; init; }

    public required VpnPlan Plan { get; init; }

    public required Input<string> VpcId { get; init; }

    /// <summary>Every route table that must reach the other side, by a name for its resource.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> RouteTableIds { get; init; }

    public required ResourceTags Tags { get; init; }
}
