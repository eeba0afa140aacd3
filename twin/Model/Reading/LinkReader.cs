using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads what joins two networks: VPN tunnels, peerings, transit gateways.</summary>
internal static class LinkReader
{
    private const int TunnelsPerConnection = 2;

    public static ImmutableArray<NetworkLink> Read(
        ResourceIndex resources, ImmutableArray<Vpc> vpcs, ImmutableArray<VirtualNetwork> networks) =>
    [
        .. resources.OfType(AwsTypes.VpnConnection).SelectMany(connection => Tunnels(resources, connection, vpcs, networks)),
        .. resources.OfType(AwsTypes.VpcPeering).Select(peering => Link(
            peering,
            NetworkLinkKind.VpcPeering,
            VpcReader.IdOf(resources, peering.Text("vpcId")),
            VpcReader.IdOf(resources, peering.Text("peerVpcId")),
            transit: false)).OfType<NetworkLink>(),
        .. resources.OfType(AzureTypes.Peering).Select(peering => Link(
            peering,
            NetworkLinkKind.VirtualNetworkPeering,
            resources.Parent(peering, AzureTypes.VirtualNetwork, "virtualNetworkName")?.Id,
            VirtualNetworkReader.IdOf(resources, peering.Single("remoteVirtualNetwork")?.Text("id")),
            peering.Flag("useRemoteGateways") == true || peering.Flag("allowGatewayTransit") == true)).OfType<NetworkLink>(),
        .. resources.OfType(AzureTypes.GatewayConnection).Select(connection => Link(
            connection,
            NetworkLinkKind.VirtualNetworkConnection,
            GatewayNetwork(resources, connection.Single("virtualNetworkGateway1")?.Text("id")),
            GatewayNetwork(resources, connection.Single("virtualNetworkGateway2")?.Text("id")))).OfType<NetworkLink>(),
        .. resources.OfType(AwsTypes.TransitGatewayAttachment).Select(attachment => Link(
            attachment,
            NetworkLinkKind.TransitGateway,
            VpcReader.IdOf(resources, attachment.Text("vpcId")),
            resources.Find(attachment.Text("transitGatewayId"), AwsTypes.TransitGateway)?.Id
                ?? attachment.Text("transitGatewayId"))).OfType<NetworkLink>(),
        .. resources.OfType(AwsTypes.TransitGatewayPeering).Select(peering => Link(
            peering,
            NetworkLinkKind.TransitGateway,
            resources.Find(peering.Text("transitGatewayId"), AwsTypes.TransitGateway)?.Id,
            resources.Find(peering.Text("peerTransitGatewayId"), AwsTypes.TransitGateway)?.Id)).OfType<NetworkLink>(),
    ];

    private static NetworkLink? Link(DeclaredResource resource, NetworkLinkKind kind, string? first, string? second, bool transit = true) =>
        first is null || second is null
            ? null
            : new NetworkLink
            {
                Id = resource.Id,
                Name = resource.Name,
                Kind = kind,
                FirstNetworkId = first,
                SecondNetworkId = second,
                CarriesTransit = transit,
                Site = resource.Site(),
            };

    // A connection ends in a VPC's gateway or a transit gateway, and in a customer gateway whose address is that of an Azure gateway.
    private static IEnumerable<NetworkLink> Tunnels(
        ResourceIndex resources, DeclaredResource connection, ImmutableArray<Vpc> vpcs, ImmutableArray<VirtualNetwork> networks)
    {
        var aws = AwsEnd(resources, connection);
        var azure = AzureEnd(resources, connection) ?? SameSite(connection, aws, vpcs, networks);
        if (aws is null || azure is null)
        {
            resources.Report(connection, "Which networks it joins cannot be made out.");
            yield break;
        }

        for (var tunnel = 1; tunnel <= TunnelsPerConnection; tunnel++)
        {
            yield return new NetworkLink
            {
                Id = $"{connection.Id}/{tunnel}",
                Name = $"{connection.Name}/{tunnel}",
                Kind = NetworkLinkKind.VpnTunnel,
                FirstNetworkId = azure,
                SecondNetworkId = aws,
                Site = connection.Site() ?? vpcs.FirstOrDefault(vpc => vpc.Id == aws)?.Site,
            };
        }
    }

    private static string? AwsEnd(ResourceIndex resources, DeclaredResource connection)
    {
        if (connection.Text("transitGatewayId") is { Length: > 0 } transit)
            return resources.Find(transit, AwsTypes.TransitGateway)?.Id ?? transit;
        var gateway = resources.Find(connection.Text("vpnGatewayId"), AwsTypes.VpnGateway);
        var attached = resources.OfType(AwsTypes.VpnGatewayAttachment)
            .FirstOrDefault(attachment =>
                gateway is not null && resources.Find(attachment.Text("vpnGatewayId"), AwsTypes.VpnGateway)?.Id == gateway.Id);
        return VpcReader.IdOf(resources, gateway?.Text("vpcId") ?? attached?.Text("vpcId"));
    }

    private static string? AzureEnd(ResourceIndex resources, DeclaredResource connection)
    {
        var address = resources.Find(connection.Text("customerGatewayId"), AwsTypes.CustomerGateway)?.Text("ipAddress");
        var publicAddress = address is null
            ? null
            : resources.OfType(AzureTypes.PublicAddress).FirstOrDefault(candidate => candidate.Text("ipAddress") == address);
        return resources.OfType(AzureTypes.Gateway)
            .Where(gateway => publicAddress is not null && Uses(gateway))
            .Select(gateway => GatewayNetwork(resources, gateway.Id))
            .FirstOrDefault();

        bool Uses(DeclaredResource gateway) => gateway.Items("ipConfigurations")
            .Any(configuration =>
                resources.Find(configuration.Single("publicIPAddress")?.Text("id"), AzureTypes.PublicAddress) == publicAddress);
    }

    /// <summary>The VNet that an Azure VPN gateway stands in.</summary>
    private static string? GatewayNetwork(ResourceIndex resources, string? reference) =>
        resources.Find(reference, AzureTypes.Gateway)?.Items("ipConfigurations")
            .Select(configuration => VirtualNetworkReader.OfSubnet(resources, configuration.Single("subnet")?.Text("id")))
            .FirstOrDefault(network => network is not null);

    private static string? SameSite(
        DeclaredResource connection, string? aws, ImmutableArray<Vpc> vpcs, ImmutableArray<VirtualNetwork> networks)
    {
        var site = connection.Site() ?? vpcs.FirstOrDefault(vpc => vpc.Id == aws)?.Site;
        return networks.FirstOrDefault(network => network.Site == site)?.Id;
    }
}
