using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology;

/// <summary>What is wanted: validated, with every address planned. Nothing in here knows Pulumi.</summary>
public sealed record DnsTopology
{
    public required DomainName Domain { get; init; }

    /// <summary>In the order in which they are written.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    public required ImmutableArray<Service> Services { get; init; }

    public required CheckerSettings Checker { get; init; }

    public required int NegativeTtlSeconds { get; init; }

    /// <summary>What is allowed, but may not be what the user wants.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Reads and validates settings.</summary>
    /// <returns>The topology, or <see langword="null"/> with at least one problem noted.</returns>
    public static DnsTopology? Plan(SettingsSource source, SettingsProblems problems)
    {
        var settings = StackSettings.Read(source, problems);
        var sites = SitePlan.Plan(settings, problems);
        var services = ServicePlan.Plan(settings, sites, problems);
        return problems.Any ? null : new DnsTopology
        {
            Domain = settings.Domain!,
            Sites = sites,
            Services = services,
            Checker = settings.Checker,
            NegativeTtlSeconds = settings.NegativeTtlSeconds,
            Warnings = [.. Reachability.Warnings(sites)],
        };
    }
}
