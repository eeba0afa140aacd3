using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Turns sites as written into sites with addresses, and finds where they are in each other's way.</summary>
internal static class SitePlan
{
    public static ImmutableArray<Site> Plan(StackSettings settings, SettingsProblems problems)
    {
        RequireDifferentNames(settings, problems);
        RequireDifferentRegions(settings, problems);
        RequireDisjointRanges(settings, problems);
        LinkPlan.Require(settings, problems);
        ImmutableArray<Site> sites = [.. settings.Sites.Select((site, index) => Plan(site, index, problems)).OfType<Site>()];
        return settings.VnetToVnet && sites.Count(site => site.Link.Tunnels is not null) > 1 ? [.. sites.Select(Halve)] : sites;
    }

    private static Site? Plan(SiteSettings settings, int index, SettingsProblems problems)
    {
        var aws = settings.Aws is null ? null : AwsSidePlan.Plan(settings.Aws, settings.Link.Kind, problems);
        var azure = settings.Azure is null ? null : AzureSidePlan.Plan(settings.Azure, settings.Link.Kind, problems);
        return settings.Name is not null && aws is not null && azure is not null
            ? new Site { Name = settings.Name, Aws = aws, Azure = azure, Link = LinkPlan.Plan(settings.Link, index) }
            : null;
    }

    private static Site Halve(Site site) =>
        site.Link is Link.TransitGateway ? site with { Azure = site.Azure with { Halved = site.Azure.Existing is null } } : site;

    private static void RequireDifferentNames(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in settings.Sites.Where(site => site.Name is not null && !first.TryAdd(site.Name, site.Path)))
        {
            problems.Add(
                SettingsDiagnostic.DuplicateName, $"{site.Path}.name", $"is \"{site.Name}\", as is '{first[site.Name!]}.name'",
                "Sites have different names", "Rename one");
        }

        foreach (var site in settings.Sites)
        {
            RequireDifferentSpokes([.. (site.Aws?.Spokes ?? []).Select(spoke => (spoke.Path, spoke.Name))], "VPC", problems);
            RequireDifferentSpokes([.. (site.Azure?.Spokes ?? []).Select(spoke => (spoke.Path, spoke.Name))], "VNet", problems);
        }
    }

    /// <summary>The site's own network is the hub.</summary>
    private static void RequireDifferentSpokes(ImmutableArray<(string Path, string? Name)> spokes, string what, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal) { ["hub"] = $"the site's own {what}" };
        foreach (var (path, name) in spokes.Where(spoke => spoke.Name is not null))
        {
            if (!first.TryAdd(name!, $"'{path}.name'"))
            {
                problems.Add(
                    SettingsDiagnostic.DuplicateName, $"{path}.name", $"is \"{name}\", as is {first[name!]}",
                    "Spokes of a site have different names", "Rename one");
            }
        }
    }

    private static void RequireDifferentRegions(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, code) in settings.Sites.Where(site => site.Aws?.Region is not null)
            .Select(site => (site.Aws!.Path, site.Aws.Region!.Code)))
        {
            if (!first.TryAdd(code, path))
            {
                problems.Add(
                    SettingsDiagnostic.SharedRegion, $"{path}.region", $"is {code}, as is '{first[code]}.region'",
                    "Each site has its own Region, because proximity follows the Region of the endpoint that a query arrives at",
                    "Choose another Region or merge the sites");
            }
        }
    }

    /// <summary>Sorted sweep: each range is compared with the one that reaches farthest before it.</summary>
    private static void RequireDisjointRanges(StackSettings settings, SettingsProblems problems)
    {
        DeclaredRange? farthest = null;
        foreach (var range in DeclaredRanges.Of(settings).OrderBy(range => range.Cidr))
        {
            if (farthest is not null && farthest.Cidr.Overlaps(range.Cidr))
            {
                problems.Add(
                    SettingsDiagnostic.OverlappingRanges, range.Path,
                    $"is {range.Cidr} and overlaps {farthest.Cidr} of '{farthest.Path}'",
                    "Networks that are joined have disjoint ranges", "Choose another range");
            }

            farthest = farthest is null || range.Cidr.Last > farthest.Cidr.Last ? range : farthest;
        }
    }
}
