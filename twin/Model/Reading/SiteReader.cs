using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Puts networks together into sites.</summary>
internal static class SiteReader
{
    /// <summary>
    /// Gives every VNet without a site tag the site whose inbound endpoint its ruleset asks first, else one named after its location.
    /// </summary>
    public static ImmutableArray<VirtualNetwork> Place(
        ImmutableArray<VirtualNetwork> networks,
        ImmutableArray<Vpc> vpcs,
        ImmutableArray<ResolverEndpoint> endpoints,
        ImmutableArray<ForwardingRuleset> rulesets)
    {
        return [.. networks.Select(network => network.Site.Length > 0 ? network : network with { Site = SiteOf(network) })];

        string SiteOf(VirtualNetwork network)
        {
            var firstTargets =
                from ruleset in rulesets
                where ruleset.VirtualNetworkIds.Contains(network.Id)
                from rule in ruleset.Rules
                where rule.Enabled && !rule.Targets.IsEmpty
                select rule.Targets[0].Address;
            var asked =
                from address in firstTargets
                from endpoint in endpoints
                where endpoint.Addresses.Any(own => own.Address.Equals(address))
                select vpcs.FirstOrDefault(vpc => vpc.Id == endpoint.VpcId)?.Site;
            return asked.OfType<string>().FirstOrDefault() ?? network.Location;
        }
    }

    public static ImmutableArray<Site> Read(ImmutableArray<Vpc> vpcs, ImmutableArray<VirtualNetwork> networks) =>
    [
        .. from name in vpcs.Select(vpc => vpc.Site).Concat(networks.Select(network => network.Site)).Distinct(StringComparer.Ordinal)
           orderby name
           let own = vpcs.Where(vpc => vpc.Site == name).ToList()
           let azure = networks.Where(network => network.Site == name).ToList()
           select new Site
           {
               Name = name,
               AwsRegion = own.FirstOrDefault()?.Region,
               AzureLocation = azure.FirstOrDefault()?.Location,
               VpcIds = [.. own.Select(vpc => vpc.Id)],
               VirtualNetworkIds = [.. azure.Select(network => network.Id)],
           },
    ];

    /// <summary>The site of an AWS Region, where exactly one has it.</summary>
    public static string? OfRegion(ImmutableArray<Site> sites, string region) =>
        sites.Where(site => site.AwsRegion == region).Take(2).ToList() is [var only] ? only.Name : null;
}
