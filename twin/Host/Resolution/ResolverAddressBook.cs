using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>Kinds of addresses that answer DNS queries.</summary>
public enum ResolverRole
{
    /// <summary>Azure DNS as the clients of a VNet see it.</summary>
    AzureClient,

    /// <summary>An inbound endpoint of an Azure DNS Private Resolver.</summary>
    AzureInbound,

    /// <summary>The Route 53 Resolver as the clients of a VPC see it.</summary>
    VpcClient,

    /// <summary>An address of a Route 53 Resolver inbound endpoint.</summary>
    Route53Inbound,
}

/// <summary>One address that answers DNS queries.</summary>
/// <param name="Name">For example <c>uk</c>, or the name of the endpoint.</param>
/// <param name="NetworkId">The VNet or VPC that it belongs to.</param>
/// <param name="AvailabilityZone"><see langword="null"/> outside AWS.</param>
public sealed record ResolverAddressEntry(
    ResolverRole Role, string Name, string Site, string NetworkId, IPAddress Declared, string? AvailabilityZone = null)
{
    /// <summary>What the resolver behind the address does with a question.</summary>
    public ResolverDecision Decide(EngineState state, Question question, DateTimeOffset now) => Role switch
    {
        ResolverRole.AzureClient => AzureResolver.Decide(state, NetworkId, question, now),
        ResolverRole.AzureInbound => AzureResolver.DecideAt(state, Declared, question, now),
        ResolverRole.VpcClient => VpcResolver.Decide(state, NetworkId, question, now),
        _ => VpcResolver.DecideAt(state, Declared, question, now),
    };
}

/// <summary>All addresses of a stack that answer DNS queries.</summary>
internal static class ResolverAddressBook
{
    public static ImmutableArray<ResolverAddressEntry> Of(StackModel model) =>
    [
        .. from network in model.VirtualNetworks
           where DeclaredAddresses.AzureResolver(network) is not null
           select new ResolverAddressEntry(
               ResolverRole.AzureClient, network.Name, network.Site, network.Id, DeclaredAddresses.AzureResolver(network)!),
        .. from endpoint in model.ResolverEndpoints
           where endpoint.Direction == ResolverDirection.Inbound
           from address in endpoint.Addresses
           select new ResolverAddressEntry(
               ResolverRole.Route53Inbound, endpoint.Name, endpoint.Site, endpoint.VpcId, address.Address, address.AvailabilityZone),
        .. from resolver in model.DnsResolvers
           from network in model.VirtualNetworks
           where network.Id == resolver.VirtualNetworkId
           from endpoint in resolver.InboundEndpoints
           from address in endpoint.Addresses
           select new ResolverAddressEntry(ResolverRole.AzureInbound, endpoint.Name, network.Site, network.Id, address),
        .. from vpc in model.Vpcs
           where vpc.Cidr is not null
           select new ResolverAddressEntry(ResolverRole.VpcClient, vpc.Name, vpc.Site, vpc.Id, vpc.ResolverAddress!),
    ];
}
