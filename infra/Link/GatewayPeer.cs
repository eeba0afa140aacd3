using Pulumi;

namespace CrossCloudDns.Infra.Link;

/// <summary>One Azure VPN gateway of the mesh.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Location">The gateway's Azure location.</param>
public sealed record GatewayPeer(
    string Site, string Location, Input<string> ResourceGroupName, Output<string> VirtualNetworkGatewayId, ResourceTags Tags);
