using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A VNet that this program uses and does not declare.</summary>
public sealed record ExistingVnet(
    string ResourceGroup, string VnetId, string InboundSubnetId, Ipv4Address InboundAddress, ImmutableArray<string> OutboundSubnetIds,
    string? GatewaySubnetId);
