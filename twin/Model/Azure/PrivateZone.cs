using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model;

/// <summary>An Azure private DNS zone.</summary>
public sealed record PrivateZone
{
    public required string Id { get; init; }

    /// <summary>Apex.</summary>
    public required DomainName Name { get; init; }

    public ImmutableArray<PrivateZoneLink> Links { get; init; } = [];

    /// <summary>Ordered by name and type.</summary>
    public ImmutableArray<ResourceRecord> Records { get; init; } = [];
}

/// <summary>Makes a private zone visible in a VNet.</summary>
/// <param name="NxDomainRedirect">Whether a name that the zone lacks is looked up on the Internet; for Private Link zones.</param>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-dns-fallback"/>
public sealed record PrivateZoneLink(string VirtualNetworkId, bool RegistrationEnabled, bool NxDomainRedirect);
