namespace CrossCloudDns.Twin.Model;

/// <summary>Something that carries packets between two networks while it is up.</summary>
/// <remarks>Several links may join the same two networks; one of them is enough.</remarks>
public sealed record NetworkLink
{
    /// <summary>Unique; of a VPN connection's two tunnels each has its own.</summary>
    public required string Id { get; init; }

    /// <summary>What a fault or a trail calls it, for example <c>vpn-uk-0/1</c>.</summary>
    public required string Name { get; init; }

    public required NetworkLinkKind Kind { get; init; }

    /// <summary>Ids of the two networks that it joins.</summary>
    public required string FirstNetworkId { get; init; }

    public required string SecondNetworkId { get; init; }

    /// <summary>
    /// Whether what arrives over other links goes on over this one. A VPC peering never carries transit, a VNet peering only with a remote
    /// gateway.
    /// </summary>
    /// <value>Default true.</value>
    /// <seealso href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit"/>
    public bool CarriesTransit { get; init; } = true;

    /// <summary>Name of the site it belongs to; <see langword="null"/> when unknown.</summary>
    public string? Site { get; init; }
}

public enum NetworkLinkKind
{
    VpnTunnel,
    VpcPeering,
    VirtualNetworkPeering,

    /// <summary>A connection between two Azure VPN gateways.</summary>
    VirtualNetworkConnection,
    TransitGateway,
}
