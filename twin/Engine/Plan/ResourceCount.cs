using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>How many resources of a type there are.</summary>
/// <param name="BySite">By name of the site, <c>shared</c> for none.</param>
public sealed record ResourceCount(string Type, int Total, ImmutableSortedDictionary<string, int> BySite)
{
    internal static ImmutableArray<ResourceCount> Of(CapturedStack captured, SiteFinder sites) =>
    [
        .. from resource in captured.Resources
           where IsCloudResource(resource)
           group resource by resource.Type into kind
           orderby kind.Key
           select new ResourceCount(
               kind.Key,
               kind.Count(),
               kind.GroupBy(sites.SiteOf, StringComparer.Ordinal)
                   .ToImmutableSortedDictionary(site => site.Key, site => site.Count(), StringComparer.Ordinal)),
    ];

    /// <summary>Whether a cloud or a provider makes it; components, providers and what is only read are not.</summary>
    internal static bool IsCloudResource(DeclaredResource resource) =>
        !resource.Read
            && !resource.Type.StartsWith("pulumi:", StringComparison.Ordinal)
            && !resource.Type.StartsWith("cross-cloud-dns:", StringComparison.Ordinal)
        && resource.Id.Length > 0;
}
