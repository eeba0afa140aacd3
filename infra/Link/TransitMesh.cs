using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;
using Pulumi.Aws.Ec2TransitGateway;

namespace CrossCloudDns.Infra.Link;

/// <summary>Arguments of <see cref="TransitMesh"/>.</summary>
public sealed class TransitMeshArgs : ResourceArgs
{
    public required ImmutableArray<TransitPeer> Peers { get; init; }
}

/// <summary>
/// Peers every transit gateway with every other. Peerings carry no BGP, so each side gets static routes to what lies behind the other;
/// their own VPNs then advertise those to Azure. A destination has one static route, so a detour leads over the first peer (the first
/// peer's over the second).
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html"/>
public sealed class TransitMesh : ComponentResource
{
    public TransitMesh(string name, TransitMeshArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:TransitMesh", name, options)
    {
        for (var i = 0; i < args.Peers.Length; i++)
        {
            for (var j = i + 1; j < args.Peers.Length; j++)
            {
                Peer(args.Peers[i], args.Peers[j], detours: i == 0, back: j == 1);
            }
        }

        RegisterOutputs();
    }

    private void Peer(TransitPeer from, TransitPeer to, bool detours, bool back)
    {
        var name = $"{from.Site}-{to.Site}";
        var peering = new PeeringAttachment(name, new PeeringAttachmentArgs
        {
            Region = from.Region,
            TransitGatewayId = from.GatewayId,
            PeerTransitGatewayId = to.GatewayId,
            PeerRegion = to.Region,
            Tags = from.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        var accepter = new PeeringAttachmentAccepter(name, new PeeringAttachmentAccepterArgs
        {
            Region = to.Region,
            TransitGatewayAttachmentId = peering.Id,
            Tags = to.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        DeclareRoutes(name, from, to.Ranges, peering.Id, accepter);
        DeclareRoutes(name, to, from.Ranges, peering.Id, accepter);
        if (detours)
        {
            DeclareDetour(to, peering.Id, accepter);
        }

        if (detours && back)
        {
            DeclareDetour(from, peering.Id, accepter);
        }
    }

    private void DeclareRoutes(
        string peering, TransitPeer at, ImmutableArray<Ipv4Cidr> ranges, Output<string> attachmentId, Resource accepted)
    {
        foreach (var range in ranges)
        {
            _ = new Route($"{peering}-at-{at.Site}-{Part(range)}", RouteAt(at, range, attachmentId), new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { accepted },
            });
        }
    }

    /// <summary>
    /// A way to the peer's own VNet, followed only while its own VPN is silent, as that names narrower ranges. A table takes one static
    /// route to a range, so where the detour moves to another peering the old route goes first.
    /// </summary>
    private void DeclareDetour(TransitPeer at, Output<string> attachmentId, Resource accepted)
    {
        if (at.Detour is { } range)
        {
            _ = new Route($"{at.Site}-detour-{Part(range)}", RouteAt(at, range, attachmentId), new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { accepted },
                DeleteBeforeReplace = true,
            });
        }
    }

    private static RouteArgs RouteAt(TransitPeer at, Ipv4Cidr range, Output<string> attachmentId) => new()
    {
        Region = at.Region,
        TransitGatewayRouteTableId = at.RouteTableId,
        TransitGatewayAttachmentId = attachmentId,
        DestinationCidrBlock = range.ToString(),
    };

    private static string Part(Ipv4Cidr range) => range.ToString().Replace('/', '-');
}
