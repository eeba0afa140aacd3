using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology;

/// <summary>
/// Quotas that a stack as a whole can exceed. Those that AWS raises on request can be overridden nowhere: the deployment tells.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html"/>
public static class AccountLimits
{
    /// <summary>
    /// A network ACL takes 20 rules in each direction; the last one, which denies, is AWS's own, and two stand for one range.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"/>
    public const int MaximumSources = 9;

    /// <summary>Rules of a security group in one direction.</summary>
    private const int SecurityGroupRules = 60;

    private const int DefaultHealthChecks = 200;

    /// <summary>Rules of Resolver in a Region, or of an Azure ruleset, beside the one for the stack's own domain.</summary>
    private const int MaximumDomains = 999;

    private const int MaximumRecords = 9000;

    /// <summary>More go by Route 53 Profiles only, which this program does not declare.</summary>
    private const int MaximumZoneVpcs = 300;

    private const int MaximumLoggedVpcs = 100;

    /// <summary>A ruleset has 500 links, and the site's own VNet has one of them.</summary>
    private const int MaximumSpokeVnets = 499;

    /// <summary>What AWS takes only after it was asked to raise a quota.</summary>
    internal static IEnumerable<string> Warnings(ImmutableArray<Service> services)
    {
        var checks = services.SelectMany(service => service.Instances).Sum(HealthChecks);
        if (checks > DefaultHealthChecks)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{SettingsDiagnostic.QuotaToRaise}: The services need {checks} health checks. "
                + $"AWS gives an account {DefaultHealthChecks} unless it is asked for more. Have the quota raised before deploying.");
        }
    }

    /// <summary>What no deployment gets past.</summary>
    internal static void Require(StackSettings settings, ImmutableArray<Ipv4Cidr> ranges, SettingsProblems problems)
    {
        var sources = settings.Sources.IsEmpty ? ranges : settings.Sources;
        var filters = settings.Sites.Select(site => site.Aws).OfType<AwsSiteSettings>().Select(SourcesOf);
        if (filters.MinBy(filter => filter.Sources) is { } filter && sources.Length > filter.Sources)
        {
            Over("sources", sources.Length, "ranges", filter.Sources, filter.What, "Name larger ranges that cover them");
        }

        RequireCover(settings, problems);
        Limit(
            "azureDomains", settings.AzureDomains.Length + settings.OnPrem.Sum(place => place.Domains.Length), "domains", MaximumDomains,
            "Resolver in a Region");
        Limit(
            "services", settings.Records.Length + settings.Services.Sum(service => 2 * service.Instances.Length), "records", MaximumRecords,
            "A hosted zone (10,000, with room for the program's own)");
        Limit(
            "sites", 1 + settings.Sites.Sum(site => 1 + (site.Aws?.Spokes.Length ?? 0)), "VPCs", MaximumZoneVpcs,
            "A private hosted zone, which keeps one for itself,");
        foreach (var site in settings.Sites)
        {
            Limit($"{site.Path}.azure.spokes", site.Azure?.Spokes.Length ?? 0, "VNets", MaximumSpokeVnets, "A ruleset");
            if (settings.QueryLogs.Aws && site.Aws is { } aws)
            {
                Limit(
                    $"{aws.Path}.spokes", 1 + aws.Spokes.Count(spoke => spoke.AccountId is null), "VPCs with the site's own",
                    MaximumLoggedVpcs, "A query log");
            }
        }

        void Limit(string path, int count, string what, int maximum, string who)
        {
            if (count > maximum)
            {
                Over(path, count, what, maximum, who, "Split the stack");
            }
        }

        void Over(string path, int count, string what, int maximum, string who, string remedy) => problems.Add(
            SettingsDiagnostic.OverLimit, path, string.Create(CultureInfo.InvariantCulture, $"makes {count} {what}"),
            string.Create(CultureInfo.InvariantCulture, $"{who} takes at most {maximum}"), remedy);
    }

    /// <summary>A network that the sources leave out could not ask, and nobody would be told.</summary>
    private static void RequireCover(StackSettings settings, SettingsProblems problems)
    {
        if (settings.Sources.IsEmpty)
        {
            return;
        }

        foreach (var range in DeclaredRanges.Of(settings).Where(range => !settings.Sources.Any(source => source.Contains(range.Cidr))))
        {
            problems.Add(
                SettingsDiagnostic.RangeNotCovered, "sources", $"leaves out {range.Cidr} of '{range.Path}'",
                "Every declared network is within one of the sources, for its queries would be dropped", "Add a range that covers it");
        }
    }

    /// <summary>
    /// How many ranges the filter before a site's inbound endpoint has room for. A VPC that exists keeps its own network ACLs.
    /// </summary>
    private static Filter SourcesOf(AwsSiteSettings aws) => aws switch
    {
        // Each port in, and both protocols out, are rules of their own.
        { SecurityGroup: ConnectionTracking.Tracked } => new(
            SecurityGroupRules / Math.Max(2, aws.Protocols.Sum(protocol => protocol == "Do53" ? 2 : 1)),
            $"A security group that tracks flows ('{aws.Path}.securityGroup')"),
        { Existing: null } => new(MaximumSources, "A network ACL"),
        _ => new(SecurityGroupRules / 2, "A security group"),
    };

    private static int HealthChecks(Instance instance) =>
        instance.Vantages.Length + (instance.Vantages.Length > 1 || instance.Drained ? 1 : 0);

    /// <summary>Something that holds the ranges that may ask.</summary>
    private sealed record Filter(int Sources, string What);
}
