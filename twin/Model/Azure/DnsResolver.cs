using System.Collections.Immutable;
using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>An Azure DNS Private Resolver.</summary>
/// <seealso href="https://learn.microsoft.com/azure/dns/dns-private-resolver-overview"/>
public sealed record DnsResolver
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required string VirtualNetworkId { get; init; }

    public ImmutableArray<AzureInboundEndpoint> InboundEndpoints { get; init; } = [];

    public ImmutableArray<AzureOutboundEndpoint> OutboundEndpoints { get; init; } = [];
}

/// <summary>Takes queries from other networks and answers them as Azure DNS of its VNet would.</summary>
public sealed record AzureInboundEndpoint(string Id, string Name, ImmutableArray<IPAddress> Addresses);

/// <summary>Sends a ruleset's queries out. It has a subnet and no address of its own.</summary>
public sealed record AzureOutboundEndpoint(string Id, string Name, string? SubnetId);
