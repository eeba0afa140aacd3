using System.Collections.Immutable;
using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>An Azure virtual network.</summary>
public sealed record VirtualNetwork
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required string Location { get; init; }

    /// <summary>Name of its site.</summary>
    public required string Site { get; init; }

    public ImmutableArray<IPNetwork> AddressSpace { get; init; } = [];

    /// <summary>Custom DNS servers; empty means Azure's own, 168.63.129.16.</summary>
    public ImmutableArray<IPAddress> DnsServers { get; init; } = [];

    public ImmutableArray<VirtualNetworkSubnet> Subnets { get; init; } = [];
}

/// <summary>A subnet of a <see cref="VirtualNetwork"/>.</summary>
public sealed record VirtualNetworkSubnet(string Id, string Name, IPNetwork? Prefix);
