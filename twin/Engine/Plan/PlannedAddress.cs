using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>An address or a range that the stack uses.</summary>
/// <param name="Address">Dotted quad, or CIDR for a network.</param>
/// <param name="Role">Network, inbound address, instance, …</param>
/// <param name="Where">Availability Zone, subnet or network.</param>
public sealed record PlannedAddress(string Site, string Address, string Role, string Name, string Where)
{
    internal static ImmutableArray<PlannedAddress> Of(StackModel model)
    {
        var networks =
            from vpc in model.Vpcs
            where vpc.Cidr is not null
            select new PlannedAddress(vpc.Site, $"{vpc.Cidr}", "VPC", vpc.Name, vpc.Region);
        var virtualNetworks =
            from network in model.VirtualNetworks
            from range in network.AddressSpace
            select new PlannedAddress(network.Site, $"{range}", "VNet", network.Name, network.Location);
        var endpoints =
            from endpoint in model.ResolverEndpoints
            from address in endpoint.Addresses
            select new PlannedAddress(
                endpoint.Site,
                $"{address.Address}",
                endpoint.Direction == ResolverDirection.Outbound ? "AWS outbound" : "AWS inbound",
                endpoint.Name,
                address.AvailabilityZone ?? address.SubnetId);
        var inbound =
            from resolver in model.DnsResolvers
            from endpoint in resolver.InboundEndpoints
            from address in endpoint.Addresses
            let network = model.VirtualNetworks.FirstOrDefault(network => network.Id == resolver.VirtualNetworkId)
            select new PlannedAddress(
                network?.Site ?? SiteFinder.Shared, $"{address}", "Azure inbound", endpoint.Name, network?.Name ?? "");
        var outbound =
            from resolver in model.DnsResolvers
            let network = model.VirtualNetworks.FirstOrDefault(network => network.Id == resolver.VirtualNetworkId)
            from endpoint in resolver.OutboundEndpoints
            let subnet = network?.Subnets.FirstOrDefault(subnet => subnet.Id == endpoint.SubnetId)
            where subnet?.Prefix is not null
            select new PlannedAddress(network!.Site, $"{subnet.Prefix}", "Azure outbound", endpoint.Name, network.Name);
        var instances =
            from instance in model.Instances
            select new PlannedAddress(
                instance.Site ?? SiteFinder.Shared,
                $"{instance.Address}",
                "instance",
                instance.Id,
                instance.AvailabilityZone ?? NameOf(model, instance.NetworkId));
        return
        [
            .. networks.Concat(virtualNetworks).Concat(endpoints).Concat(inbound).Concat(outbound).Concat(instances)
                .OrderBy(address => address.Site, StringComparer.Ordinal)
                .ThenBy(address => SortKey(address.Address))
                .ThenBy(address => address.Name, StringComparer.Ordinal),
        ];
    }

    private static string NameOf(StackModel model, string? networkId) =>
        model.VirtualNetworks.FirstOrDefault(network => network.Id == networkId)?.Name
        ?? model.Vpcs.FirstOrDefault(vpc => vpc.Id == networkId)?.Name
        ?? "outside the stack";

    // Octets in order, then the range before its addresses.
    private static string SortKey(string address) =>
        IPAddress.TryParse(address.Split('/')[0], out var parsed) ? Convert.ToHexString(parsed.GetAddressBytes()) : address;
}
