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

    /// <summary>Name of the site it belongs to; <see langword="null"/> when unknown.</summary>
    public string? Site { get; init; }
}

public enum NetworkLinkKind
{
    VpnTunnel,
    VpcPeering,
    VirtualNetworkPeering,
    TransitGateway,
}
