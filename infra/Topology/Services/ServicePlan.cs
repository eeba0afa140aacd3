using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Puts the services' instances into their sites.</summary>
internal static class ServicePlan
{
    public static ImmutableArray<Service> Plan(StackSettings settings, ImmutableArray<Site> sites, SettingsProblems problems)
    {
        RequireDifferentNames(settings, problems);
        var byName = sites.DistinctBy(site => site.Name).ToDictionary(site => site.Name, StringComparer.Ordinal);
        var written = settings.Sites.Select(site => site.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return [.. settings.Services.Select(service => Plan(service, settings.Domain, byName, written, problems)).OfType<Service>()];
    }

    private static Service? Plan(
        ServiceSettings settings, DomainName? domain, Dictionary<string, Site> sites, List<string> written, SettingsProblems problems)
    {
        var instances = ImmutableArray.CreateBuilder<Instance>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instance in settings.Instances)
        {
            RequireSite(instance, written, problems);
            if (instance.Site is null || !sites.TryGetValue(instance.Site, out var site))
            {
                continue;
            }

            RequireAddress(instance, site, problems);
            var number = counts[site.Name] = counts.GetValueOrDefault(site.Name) + 1;
            if (instance is { Address: { } address, Check: { } check })
            {
                instances.Add(new Instance
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{settings.Name}/{site.Name}{(number == 1 ? "" : $"-{number}")}"),
                    Site = site,
                    Address = address,
                    Bias = instance.Bias,
                    Check = check,
                });
            }
        }

        RequireDifferentAddresses(settings, problems);
        return settings.Name is null || domain is null ? null : new Service
        {
            Name = settings.Name,
            FullName = $"{settings.Name}.{domain.Value}",
            Routing = settings.Routing,
            TtlSeconds = settings.TtlSeconds,
            FailAfterMinutes = settings.FailAfterMinutes,
            WhenCheckerSilent = settings.WhenCheckerSilent,
            Instances = instances.ToImmutable(),
        };
    }

    private static void RequireDifferentNames(StackSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in settings.Services.Where(service => service.Name is not null && !first.TryAdd(service.Name, service.Path)))
        {
            problems.Add(
                SettingsDiagnostic.DuplicateName, $"{service.Path}.name", $"is \"{service.Name}\", as is '{first[service.Name!]}.name'",
                "Services have different names", "Rename one or merge them");
        }
    }

    private static void RequireSite(InstanceSettings instance, List<string> written, SettingsProblems problems)
    {
        if (instance.Site is { } site && !written.Contains(site, StringComparer.Ordinal))
        {
            problems.Add(
                SettingsDiagnostic.UnknownSite, $"{instance.Path}.site", $"is \"{site}\"",
                $"Sites are {string.Join(", ", written)}", $"Write {NearestKey.Find(site, written) ?? "one of them"}");
        }
    }

    private static void RequireAddress(InstanceSettings instance, Site site, SettingsProblems problems)
    {
        if (instance.Address is not { } address)
        {
            return;
        }

        var allowed = instance.Cloud == Cloud.Azure
            ? $"An address of site {site}'s workload subnet {site.Azure.WorkloadSubnet} is expected, of which Azure keeps the first four and the last"
            : $"An address of site {site}'s VPC {site.Aws.VpcCidr} is expected, outside its first /24, which is for DNS";
        var fits = instance.Cloud == Cloud.Azure
            ? site.Azure.IsForWorkloads(address)
            : site.Aws.VpcCidr.Contains(address) && !site.Aws.VpcCidr.Subnet(24, 0).Contains(address);
        if (!fits)
        {
            problems.Add(
                SettingsDiagnostic.AddressOutsideNetwork, $"{instance.Path}.address", $"is {address}", allowed,
                "Correct the address, 'site' or 'cloud'");
        }
    }

    private static void RequireDifferentAddresses(ServiceSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<Ipv4Address, string>();
        foreach (var instance in settings.Instances.Where(
            instance => instance.Address is not null && !first.TryAdd(instance.Address.Value, instance.Path)))
        {
            problems.Add(
                SettingsDiagnostic.DuplicateName, $"{instance.Path}.address",
                $"is {instance.Address}, as is '{first[instance.Address!.Value]}.address'",
                "Instances of a service have different addresses", "Remove one");
        }
    }
}
