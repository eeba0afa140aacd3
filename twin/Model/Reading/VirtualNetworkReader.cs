using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Azure virtual networks with their subnets, inline or standalone.</summary>
internal static class VirtualNetworkReader
{
    public static ImmutableArray<VirtualNetwork> Read(ResourceIndex resources)
    {
        var standalone = resources.OfType(AzureTypes.Subnet).ToLookup(
            subnet => resources.Parent(subnet, AzureTypes.VirtualNetwork, "virtualNetworkName")?.Id, StringComparer.Ordinal);
        return [.. resources.OfType(AzureTypes.VirtualNetwork).Select(network => ReadNetwork(network, standalone[network.Id]))];
    }

    /// <summary>The model's id of the VNet that a reference means.</summary>
    public static string? IdOf(ResourceIndex resources, string? reference) =>
        resources.Find(reference, AzureTypes.VirtualNetwork)?.Id ?? reference;

    /// <summary>The VNet that a subnet's id lies in: the id of an inline subnet begins with its VNet's.</summary>
    public static string? OfSubnet(ResourceIndex resources, string? subnetId)
    {
        if (string.IsNullOrEmpty(subnetId))
            return null;
        if (resources.Find(subnetId, AzureTypes.Subnet) is { } standalone)
            return resources.Parent(standalone, AzureTypes.VirtualNetwork, "virtualNetworkName")?.Id;
        return resources.OfType(AzureTypes.VirtualNetwork).FirstOrDefault(network =>
            subnetId.StartsWith(network.Id + "/", StringComparison.OrdinalIgnoreCase)
            || network.Outputs.Items("subnets").Any(subnet => subnet.Text("id") == subnetId))?.Id;
    }

    private static VirtualNetwork ReadNetwork(DeclaredResource network, IEnumerable<DeclaredResource> standalone) => new()
    {
        Id = network.Id,
        Name = network.Name,
        Location = NormalizedLocation(network.Text("location")),
        Site = network.Site() ?? "",
        AddressSpace = [.. Prefixes(network)],
        DnsServers =
        [
            .. (network.Single("dhcpOptions")?.Texts("dnsServers") ?? [])
                .Select(text => IPAddress.TryParse(text, out var address) ? address : null)
                .OfType<IPAddress>(),
        ],
        Subnets =
        [
            .. network.Items("subnets").Select(subnet => new VirtualNetworkSubnet(
                subnet.Text("id") ?? $"{network.Id}/subnets/{subnet.Text("name")}",
                subnet.Text("name") ?? "",
                DeclaredResourceReading.ParseNetwork(subnet.Text("addressPrefix") ?? subnet.Texts("addressPrefixes").FirstOrDefault()))),
            .. standalone.Select(subnet => new VirtualNetworkSubnet(
                subnet.Id, subnet.Text("subnetName") ?? subnet.Name, subnet.Network("addressPrefix"))),
        ],
    };

    private static IEnumerable<IPNetwork> Prefixes(DeclaredResource network) =>
        (network.Single("addressSpace")?.Texts("addressPrefixes") ?? []).Select(DeclaredResourceReading.ParseNetwork).OfType<IPNetwork>();

    // "UK South" and "uksouth" are the same place.
    private static string NormalizedLocation(string? location) =>
        (location ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
