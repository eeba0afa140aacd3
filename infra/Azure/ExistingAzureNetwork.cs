using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.AzureNative.Network;

namespace CrossCloudDns.Infra.Azure;

/// <summary>A VNet that exists: looked up, held against what the settings say of it, and not changed.</summary>
public sealed class ExistingAzureNetwork : ComponentResource
{
    /// <exception cref="RunException">The VNet is elsewhere, has another range, or has DNS servers of its own (at deployment).</exception>
    public ExistingAzureNetwork(string name, AzureSide side, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:ExistingAzureNetwork", name, options)
    {
        var existing = side.Existing ?? throw new ArgumentException("The site's VNet does not exist.", nameof(side));
        var vnet = VirtualNetwork.Get(name, existing.VnetId, new CustomResourceOptions { Parent = this });
        VnetId = Output.Tuple(vnet.Id, vnet.Location, vnet.AddressSpace, vnet.DhcpOptions).Apply(found =>
        {
            var (id, location, space, dhcp) = found;
            if (location is not null && location != side.Location.Name)
            {
                throw new RunException(
                    $"{id} is in {location}, not in {side.Location}. A resolver is in its VNet's location. "
                    + "Correct 'azure.location' of the site.");
            }

            if (space is not null && !space.AddressPrefixes.IsDefault && !space.AddressPrefixes.Contains(side.VnetCidr.ToString()))
            {
                throw new RunException(
                    $"{id} has the ranges {string.Join(", ", space.AddressPrefixes)}, not {side.VnetCidr}. "
                    + "Correct 'azure.vnetCidr' of the site.");
            }

            return dhcp is null || dhcp.DnsServers.IsDefaultOrEmpty
                ? id
                : throw new RunException(
                    $"{id} uses the DNS servers {string.Join(", ", dhcp.DnsServers)}. "
                    + "A ruleset is asked only where DNS is left to Azure. Take them out.");
        });
        Ids = new AzureNetworkIds
        {
            ResourceGroupName = Output.Create(existing.ResourceGroup),
            VnetId = VnetId,
            InboundSubnetId = Output.Create(existing.InboundSubnetId),
            OutboundSubnetIds = [.. existing.OutboundSubnetIds.Select(id => Output.Create(id))],
            GatewaySubnetId = existing.GatewaySubnetId is null ? null : Output.Create(existing.GatewaySubnetId),
        };
        RegisterOutputs();
    }

    [Output]
    public Output<string> VnetId { get; private set; }

    public AzureNetworkIds Ids { get; }
}
