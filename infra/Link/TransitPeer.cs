using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;

namespace CrossCloudDns.Infra.Link;

/// <summary>One transit gateway of the mesh.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Ranges">What lies behind it: its VPCs and VNets.</param>
/// <param name="Detour">
/// Its own VNet, where another site's Azure gateway leads there too; what its own VPN says of it has to be narrower.
/// </param>
public sealed record TransitPeer(
    string Site, string Region, Output<string> GatewayId, Output<string> RouteTableId, ImmutableArray<Ipv4Cidr> Ranges, ResourceTags Tags,
    Ipv4Cidr? Detour = null);
