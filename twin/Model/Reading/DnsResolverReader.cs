using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Azure DNS Private Resolvers with their endpoints.</summary>
internal static class DnsResolverReader
{
    public static ImmutableArray<DnsResolver> Read(ResourceIndex resources)
    {
        var inbound = resources.OfType(AzureTypes.InboundEndpoint).ToLookup(
            endpoint => resources.Parent(endpoint, AzureTypes.DnsResolver, "dnsResolverName")?.Id, StringComparer.Ordinal);
        var outbound = resources.OfType(AzureTypes.OutboundEndpoint).ToLookup(
            endpoint => resources.Parent(endpoint, AzureTypes.DnsResolver, "dnsResolverName")?.Id, StringComparer.Ordinal);
        foreach (var stray in inbound[null].Concat(outbound[null]))
            resources.Report(stray, $"Its resolver '{stray.Text("dnsResolverName")}' is not in the stack.");
        return
        [
            .. from resolver in resources.OfType(AzureTypes.DnsResolver)
               let network = VirtualNetworkReader.IdOf(resources, resolver.Single("virtualNetwork")?.Text("id"))
               where network is not null
               select new DnsResolver
               {
                   Id = resolver.Id,
                   Name = resolver.Name,
                   VirtualNetworkId = network,
                   InboundEndpoints =
                   [
                       .. inbound[resolver.Id]
                           .Select(endpoint => new AzureInboundEndpoint(endpoint.Id, endpoint.Name, Addresses(resources, endpoint))),
                   ],
                   OutboundEndpoints =
                   [
                       .. outbound[resolver.Id]
                           .Select(endpoint =>
                               new AzureOutboundEndpoint(endpoint.Id, endpoint.Name, endpoint.Single("subnet")?.Text("id"))),
                   ],
               },
        ];
    }

    private static ImmutableArray<IPAddress> Addresses(ResourceIndex resources, DeclaredResource endpoint)
    {
        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        foreach (var configuration in endpoint.Items("ipConfigurations"))
        {
            if (IPAddress.TryParse(configuration.Text("privateIpAddress"), out var address)
                || TryAssign(resources, configuration, out address))
                addresses.Add(address);
            else
                resources.Report(endpoint, "Its address is dynamic and its subnet is not in the stack.");
        }

        return addresses.ToImmutable();
    }

    // A dynamic address is normally the fifth of the subnet, the first that Azure does not reserve.
    private static bool TryAssign(ResourceIndex resources, JsonElement configuration, out IPAddress address)
    {
        address = IPAddress.None;
        var subnetId = configuration.Single("subnet")?.Text("id");
        var networkId = VirtualNetworkReader.OfSubnet(resources, subnetId);
        var subnet = VirtualNetworkReader.Read(resources)
            .FirstOrDefault(network => network.Id == networkId)?.Subnets.FirstOrDefault(subnet =>
            string.Equals(subnet.Id, subnetId, StringComparison.OrdinalIgnoreCase));
        if (subnet?.Prefix is not { } prefix)
            return false;
        var bytes = prefix.BaseAddress.GetAddressBytes();
        bytes[^1] += 4;
        address = new IPAddress(bytes);
        return true;
    }
}
