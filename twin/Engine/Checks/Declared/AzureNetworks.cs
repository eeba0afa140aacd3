using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>VNets with their subnets, as declared.</summary>
internal sealed record AzureNetworks(ImmutableArray<DeclaredVirtualNetwork> VirtualNetworks, ImmutableArray<DeclaredAzureSubnet> Subnets)
{
    public static AzureNetworks Read(DeclaredStack stack)
    {
        var networks = stack.Of(ResourceType.VirtualNetwork).Select(network => new DeclaredVirtualNetwork(
            network,
            Location(network.Text("location")),
            [.. network.Value("addressSpace")?.Texts("addressPrefixes").Select(Ipv4.Range).OfType<IPNetwork>() ?? []])).ToImmutableArray();
        return new AzureNetworks(networks,
        [
            .. networks.SelectMany(network => network.Resource.Items("subnets").Select(subnet =>
                DeclaredAzureSubnet.Read(network.Resource, subnet, $"{network.Resource.Id}/subnets/{subnet.Text("name")}", network))),
            .. stack.Of(ResourceType.VirtualNetworkSubnet).Select(subnet => DeclaredAzureSubnet.Read(
                subnet,
                subnet.Inputs.ValueKind == JsonValueKind.Object && subnet.Inputs.EnumerateObject().Any() ? subnet.Inputs : subnet.Outputs,
                subnet.Id,
                networks.FirstOrDefault(network => IsChild(subnet, network.Resource)))),
        ]);
    }

    /// <summary>Azure takes <c>UK South</c> for <c>uksouth</c>.</summary>
    public static string? Location(string? text) => text?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    public DeclaredVirtualNetwork? Network(string? id) => VirtualNetworks.FirstOrDefault(network => SameId(network.Resource.Id, id));

    public DeclaredAzureSubnet? Subnet(string? id) => Subnets.FirstOrDefault(subnet => SameId(subnet.Id, id));

    public static bool SameId(string? left, string? right) =>
        left is not null && string.Equals(left.TrimEnd('/'), right?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static bool IsChild(DeclaredResource subnet, DeclaredResource network) =>
        subnet.Id.StartsWith(network.Id + "/", StringComparison.OrdinalIgnoreCase)
        || subnet.Text("virtualNetworkName") is { } name && (name == network.Text("name") || name == network.Text("virtualNetworkName"));
}

internal sealed record DeclaredVirtualNetwork(DeclaredResource Resource, string? Location, ImmutableArray<IPNetwork> AddressSpace);

/// <summary>A subnet of a VNet, declared inline or on its own.</summary>
/// <param name="Resource">What declares it.</param>
internal sealed record DeclaredAzureSubnet(
    DeclaredResource Resource,
    string Id,
    string Name,
    DeclaredVirtualNetwork? Network,
    IPNetwork? Prefix,
    ImmutableArray<string> Delegations,
    bool HasSecurityGroup)
{
    public static DeclaredAzureSubnet Read(
        DeclaredResource resource, JsonElement subnet, string id, DeclaredVirtualNetwork? network) => new(
        resource,
        id,
        subnet.Text("name") ?? subnet.Text("subnetName") ?? id.Split('/')[^1],
        network,
        Ipv4.Range(subnet.Text("addressPrefix") ?? subnet.Texts("addressPrefixes").FirstOrDefault()),
        [.. subnet.Items("delegations").Select(delegation => delegation.Text("serviceName")).OfType<string>()],
        subnet.Member("networkSecurityGroup") is not null);
}
