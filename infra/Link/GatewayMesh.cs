using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.Network;
using Gateway = Pulumi.AzureNative.Network.Inputs.VirtualNetworkGatewayArgs;

namespace CrossCloudDns.Infra.Link;

/// <summary>Arguments of <see cref="GatewayMesh"/>.</summary>
public sealed class GatewayMeshArgs : ResourceArgs
{
    public required ImmutableArray<GatewayPeer> Peers { get; init; }
}

/// <summary>
/// Connects every Azure VPN gateway with every other, VNet to VNet with BGP. Each passes on what it learns of its own AWS side, so a VNet
/// whose Region or tunnels are lost reaches AWS through another site.
/// </summary>
/// <seealso href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview"/>
public sealed class GatewayMesh : ComponentResource
{
    public GatewayMesh(string name, GatewayMeshArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:GatewayMesh", name, options)
    {
        for (var i = 0; i < args.Peers.Length; i++)
        {
            for (var j = i + 1; j < args.Peers.Length; j++)
            {
                var (first, second) = (args.Peers[i], args.Peers[j]);
                var key = PresharedKey.Declare($"{first.Site}-{second.Site}-vnets", this);
                Connect(first, second, key);
                Connect(second, first, key);
            }
        }

        RegisterOutputs();
    }

    /// <summary>
    /// One side. No inside address is named: those are AWS's, and gateways speak to each other with the ones that Azure gave them.
    /// </summary>
    private void Connect(GatewayPeer from, GatewayPeer to, Output<string> key) => _ = new VirtualNetworkGatewayConnection(
        $"{from.Site}-{to.Site}-vnets", new VirtualNetworkGatewayConnectionArgs
        {
            ResourceGroupName = from.ResourceGroupName,
            Location = from.Location,
            ConnectionType = VirtualNetworkGatewayConnectionType.Vnet2Vnet,
            VirtualNetworkGateway1 = new Gateway { Id = from.VirtualNetworkGatewayId },
            VirtualNetworkGateway2 = new Gateway { Id = to.VirtualNetworkGatewayId },
            SharedKey = key,
            EnableBgp = true,
            Tags = from.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
}
