using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>The targets of a site's forwarding rule, in the order in which Azure is to try them.</summary>
public static class ForwardingTargets
{
    /// <summary>Azure takes no more targets in a rule than this.</summary>
    /// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
    public const int Maximum = 6;

    private const int PerSite = 3;

    /// <summary>
    /// The site's own addresses first, then those of the next nearest site: a query leaves its Region only when the Region's endpoint is
    /// gone, and geoproximity follows the Region that it arrives at.
    /// </summary>
    public static ImmutableArray<Ipv4Address> Of(Site site, IEnumerable<Site> sites) =>
    [
        .. site.Aws.InboundAddresses.Take(PerSite)
            .Concat(SiteOrder.NearestFirst(site, sites).SelectMany(other => other.Aws.InboundAddresses.Take(PerSite)))
            .Concat(site.Aws.InboundAddresses.Skip(PerSite))
            .Take(Maximum),
    ];

    /// <summary>
    /// The Azure inbound addresses that a site's Resolver rules name: its own first, then the other sites', nearest first.
    /// </summary>
    public static ImmutableArray<Ipv4Address> ToAzure(Site site, IEnumerable<Site> sites) =>
        [.. SiteOrder.NearestFirst(site, sites).Prepend(site).Select(each => each.Azure.InboundAddress).Take(Maximum)];
}
