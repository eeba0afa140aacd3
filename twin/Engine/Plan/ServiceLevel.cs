using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>The availability that a cloud promises for a part of the path, by how it is declared.</summary>
/// <param name="Class">For example <c>multi-zone</c>.</param>
/// <param name="Percent">Monthly uptime below which AWS gives credit; <see langword="null"/> where the number is not confirmed.</param>
public sealed record ServiceLevel(string Site, string Part, string Class, decimal? Percent, string Source)
{
    private const string ResolverSla = "https://aws.amazon.com/route53/resolver/sla/";
    private const string AzureSla = "https://learn.microsoft.com/azure/dns/private-resolver-reliability";

    internal static ImmutableArray<ServiceLevel> Of(StackModel model)
    {
        var aws =
            from endpoint in model.ResolverEndpoints
            let zones = endpoint.Addresses.Select(address => address.AvailabilityZone)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Count()
            select zones >= 2
                ? new ServiceLevel(endpoint.Site, endpoint.Name, "multi-zone", 99.99m, ResolverSla)
                : new ServiceLevel(endpoint.Site, endpoint.Name, "single-zone", 99.5m, ResolverSla);
        var azure =
            from resolver in model.DnsResolvers
            let network = model.VirtualNetworks.FirstOrDefault(network => network.Id == resolver.VirtualNetworkId)
            select new ServiceLevel(
                network?.Site ?? SiteFinder.Shared, resolver.Name, "zone-redundant where the region has zones", null, AzureSla);
        return
        [
            .. aws.Concat(azure).OrderBy(level => level.Site, StringComparer.Ordinal).ThenBy(level => level.Part, StringComparer.Ordinal),
        ];
    }
}
