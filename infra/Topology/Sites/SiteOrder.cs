using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Which site comes next when one is lost.</summary>
public static class SiteOrder
{
    /// <summary>The other sites, nearest first by great-circle distance between AWS Regions; ties by name.</summary>
    public static ImmutableArray<Site> NearestFirst(Site from, IEnumerable<Site> sites) =>
    [
        .. sites.Where(site => site.Name != from.Name)
            .OrderBy(site => from.Aws.Region.Coordinates.DistanceTo(site.Aws.Region.Coordinates))
            .ThenBy(site => site.Name, StringComparer.Ordinal),
    ];
}
