using System.Globalization;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Gives each site's link its numbers.</summary>
internal static class LinkPlan
{
    private const int FirstAwsAsn = 64512;
    private const int FirstAzureAsn = 65000;

    /// <param name="site">The site's position, by which it is numbered unless the settings do.</param>
    public static Link Plan(LinkSettings settings, int site) => settings.Kind switch
    {
        LinkKind.Existing => new Link.Existing(),
        LinkKind.TransitGateway => new Link.TransitGateway(Vpn(settings, site)),
        _ => new Link.Vpn(Vpn(settings, site)),
    };

    public static void Require(StackSettings settings, SettingsProblems problems)
    {
        var vpns = settings.Sites.Count(site => site.Link.Kind != LinkKind.Existing);
        if (vpns > VpnPlan.MaximumSites)
        {
            problems.Add(
                SettingsDiagnostic.OverLimit, "sites", string.Create(CultureInfo.InvariantCulture, $"has {vpns} sites with a VPN"),
                "Azure's range of inside addresses has room for the tunnels of 32 sites", "Join some of them with 'link: existing'");
        }

        RequireDifferentTunnels(settings, problems);
        RequireDifferentNumbers(settings, problems);
    }

    /// <summary>Inside addresses are distinct across sites, whose gateways may be joined.</summary>
    private static void RequireDifferentTunnels(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<int, string>();
        foreach (var (link, number) in settings.Sites.Select((site, position) => (site.Link, Number(site.Link, position)))
            .Where(site => site.Link.Kind != LinkKind.Existing))
        {
            if (!first.TryAdd(number, link.Path))
            {
                problems.Add(
                    SettingsDiagnostic.DuplicateName, $"{link.Path}.vpn.number",
                    string.Create(CultureInfo.InvariantCulture, $"is {number}, as is that of '{first[number]}'"),
                    "Every site's tunnels have inside addresses of their own; without a number a site has its position, from 0",
                    "Choose another number");
            }
        }
    }

    /// <summary>Peered gateways of one number would take each other's routes for loops.</summary>
    private static void RequireDifferentNumbers(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<int, string>();
        for (var site = 0; site < settings.Sites.Length; site++)
        {
            var link = settings.Sites[site].Link;
            foreach (var (key, asn) in new[] { ("awsAsn", AwsAsn(link, site)), ("azureAsn", AzureAsn(link, site)) })
            {
                if (link.Kind != LinkKind.Existing && !first.TryAdd(asn, $"{link.Path}.vpn.{key}"))
                {
                    problems.Add(
                        SettingsDiagnostic.DuplicateName, $"{link.Path}.vpn.{key}",
                        string.Create(CultureInfo.InvariantCulture, $"is {asn}, as is '{first[asn]}'"),
                        "Every gateway has a BGP number of its own", "Choose another number");
                }
            }
        }
    }

    private static VpnPlan Vpn(LinkSettings settings, int site) => new(
        AwsAsn(settings, site),
        AzureAsn(settings, site),
        settings.Sku,
        settings.PublicIpZones,
        VpnPlan.PlanTunnels(Number(settings, site)));

    private static int AwsAsn(LinkSettings settings, int site) => settings.AwsAsn ?? FirstAwsAsn + Number(settings, site);

    private static int AzureAsn(LinkSettings settings, int site) => settings.AzureAsn ?? FirstAzureAsn + Number(settings, site);

    private static int Number(LinkSettings settings, int site) => settings.Number ?? site;
}
