using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>A place outside both clouds.</summary>
public sealed record OnPrem(
    string Name, ImmutableArray<Ipv4Cidr> Ranges, ImmutableArray<Ipv4Address> DnsServers, ImmutableArray<DomainName> Domains)
{
    public bool Contains(Ipv4Address address) => Ranges.Any(range => range.Contains(address));
}
