using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Records;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology;

/// <summary>What is wanted: validated, with every address planned. Nothing in here knows Pulumi.</summary>
public sealed record DnsTopology
{
    private const int MaximumRules = 60;

    public required DomainName Domain { get; init; }

    /// <summary>In the order in which they are written.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    public required ImmutableArray<Service> Services { get; init; }

    public required ImmutableArray<PlainRecord> Records { get; init; }

    /// <summary>What AWS forwards to Azure.</summary>
    public required ImmutableArray<AzureDomain> AzureDomains { get; init; }

    public required ImmutableArray<OnPrem> OnPrem { get; init; }

    /// <summary>Every range that the stack joins.</summary>
    public required ImmutableArray<Ipv4Cidr> Ranges { get; init; }

    /// <summary>The same in few enough pieces for a security group, which takes 60 rules in a direction.</summary>
    public ImmutableArray<Ipv4Cidr> Reachable => Ranges.Length <= MaximumRules / 2 ? Ranges : Sources;

    /// <summary>Ranges that may ask the endpoints.</summary>
    public required ImmutableArray<Ipv4Cidr> Sources { get; init; }

    /// <summary>What is switched on and how, as it was written.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>What is allowed, but may not be what the user wants.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    public CheckerSettings Checker => Settings.Checker;

    public int NegativeTtlSeconds => Settings.NegativeTtlSeconds;

    /// <summary>Reads and validates settings.</summary>
    /// <returns>The topology, or <see langword="null"/> with at least one problem noted.</returns>
    public static DnsTopology? Plan(SettingsSource source, SettingsProblems problems)
    {
        var settings = StackSettings.Read(source, problems);
        var sites = SitePlan.Plan(settings, problems);
        var onPrem = DomainPlan.OnPrem(settings);
        var services = ServicePlan.Plan(settings, sites, onPrem, problems);
        var records = RecordPlan.Plan(settings, problems);
        DomainPlan.Require(settings, problems);
        var ranges = DeclaredRanges.Of(settings).Select(range => range.Cidr).ToImmutableArray();
        AccountLimits.Require(settings, ranges, problems);
        return problems.Any ? null : new DnsTopology
        {
            Domain = settings.Domain!,
            Sites = sites,
            Services = services,
            Records = records,
            AzureDomains = DomainPlan.Azure(settings),
            OnPrem = onPrem,
            Ranges = ranges,
            Sources = settings.Sources.IsEmpty ? ranges : settings.Sources,
            Settings = settings,
            Warnings = [.. Reachability.Warnings(sites, settings.VnetToVnet), .. AccountLimits.Warnings(services)],
        };
    }
}
