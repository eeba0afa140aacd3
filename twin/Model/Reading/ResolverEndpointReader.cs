using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Route 53 Resolver endpoints.</summary>
internal static class ResolverEndpointReader
{
    public static ImmutableArray<ResolverEndpoint> Read(ResourceIndex resources, ImmutableArray<Vpc> vpcs) =>
        [
            .. resources.OfType(AwsTypes.ResolverEndpoint)
                .Select(endpoint => ReadEndpoint(resources, vpcs, endpoint))
                .OfType<ResolverEndpoint>(),
        ];

    private static ResolverEndpoint? ReadEndpoint(ResourceIndex resources, ImmutableArray<Vpc> vpcs, DeclaredResource endpoint)
    {
        if (!Enum.TryParse<ResolverDirection>(
            endpoint.Text("direction")?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var direction))
        {
            resources.Report(endpoint, $"Direction '{endpoint.Text("direction")}' is neither INBOUND nor OUTBOUND.");
            return null;
        }

        var addresses = ImmutableArray.CreateBuilder<ResolverAddress>();
        var subnetsUsed = new List<VpcSubnet>();
        foreach (var (item, position) in endpoint.Items("ipAddresses").Select((item, position) => (item, position)))
        {
            var subnetId = resources.Find(item.Text("subnetId"), AwsTypes.Subnet)?.Id ?? item.Text("subnetId") ?? "";
            var subnet = vpcs.SelectMany(vpc => vpc.Subnets).FirstOrDefault(subnet => subnet.Id == subnetId);
            if (subnet is not null)
                subnetsUsed.Add(subnet);
            if (IPAddress.TryParse(item.Text("ip"), out var address)
                || TryAssign(subnet, subnetsUsed.Count(used => used == subnet), out address))
                addresses.Add(new ResolverAddress(address, subnetId, subnet?.AvailabilityZone));
            else
                resources.Report(endpoint, $"Address {position + 1} is not declared, and its subnet is not in the stack.");
        }

        var vpc = vpcs.FirstOrDefault(vpc => vpc.Subnets.Any(subnet => addresses.Any(address => address.SubnetId == subnet.Id)));
        if (vpc is null)
        {
            resources.Report(endpoint, "The VPC of its subnets cannot be made out.");
            return null;
        }

        return new ResolverEndpoint
        {
            Id = endpoint.Id,
            Name = endpoint.Name,
            Direction = direction,
            Region = resources.RegionOf(endpoint),
            VpcId = vpc.Id,
            Site = endpoint.Site() ?? vpc.Site,
            Addresses = addresses.ToImmutable(),
            Tracked = ConnectionTrackingReader.IsTracked(resources, endpoint.Texts("securityGroupIds"), direction),
        };
    }

    // AWS takes a free address of the subnet; which one is not known before deployment, so the first usable ones stand for it.
    private static bool TryAssign(VpcSubnet? subnet, int position, out IPAddress address)
    {
        address = IPAddress.None;
        if (subnet?.Cidr is not { } cidr)
            return false;
        var bytes = cidr.BaseAddress.GetAddressBytes();
        bytes[^1] += (byte)(3 + position);
        address = new IPAddress(bytes);
        return true;
    }
}
