using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>Which domains are answered where, and whether a query for one of them ever arrives.</summary>
internal static class DomainPlan
{
    public static ImmutableArray<AzureDomain> Azure(StackSettings settings) =>
        [.. from domain in settings.AzureDomains where domain.Domain is not null select new AzureDomain(domain.Domain!, domain.Zone)];

    public static ImmutableArray<OnPrem> OnPrem(StackSettings settings) =>
    [
        .. settings.OnPrem.Where(place => place.Name is not null)
            .Select(place => new OnPrem(place.Name!, place.Ranges, place.DnsServers, place.Domains)),
    ];

    public static void Require(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in settings.OnPrem.Where(place => place.Name is not null && !first.TryAdd(place.Name, place.Path)))
        {
            problems.Add(
                SettingsDiagnostic.DuplicateName, $"{place.Path}.name", $"is \"{place.Name}\", as is '{first[place.Name!]}.name'",
                "Places have different names", "Rename one");
        }

        RequireOneAnswer(settings, problems);
        ForwardingLoop.Require(settings, problems);
    }

    /// <summary>A resolver takes one rule for a domain.</summary>
    private static void RequireOneAnswer(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<DomainName, string>();
        foreach (var (path, domain) in Domains(settings))
        {
            if (!first.TryAdd(domain, path))
            {
                problems.Add(
                    SettingsDiagnostic.DuplicateName, path, $"is {domain}, as is '{first[domain]}'",
                    "Each domain is answered in one place", "Remove one");
            }
        }
    }

    private static IEnumerable<(string Path, DomainName Domain)> Domains(StackSettings settings) =>
        settings.AzureDomains.Where(domain => domain.Domain is not null).Select(domain => ($"{domain.Path}.domain", domain.Domain!))
            .Concat(settings.OnPrem.SelectMany(place => place.Domains.Select(domain => ($"{place.Path}.domains", domain))));
}
