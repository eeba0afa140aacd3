using System.Net;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Where an address is: its network, zone and site, as far as the stack says.</summary>
/// <param name="NetworkId">Id of the VPC or VNet; <see langword="null"/> outside all declared ones.</param>
internal sealed record Place(string? NetworkId, string? AvailabilityZone, string? Site)
{
    public static Place Of(EngineState state, IPAddress address)
    {
        if (state.Index.Places.TryGetValue(address, out var known))
            return known;
        var model = state.Model;
        if (model.Vpcs.FirstOrDefault(vpc => vpc.Cidr?.Contains(address) == true) is { } vpc)
            return new Place(
                vpc.Id, vpc.Subnets.FirstOrDefault(subnet => subnet.Cidr?.Contains(address) == true)?.AvailabilityZone, vpc.Site);
        var network = model.VirtualNetworks.FirstOrDefault(network => network.AddressSpace.Any(prefix => prefix.Contains(address)));
        return new Place(network?.Id, null, network?.Site);
    }
}
