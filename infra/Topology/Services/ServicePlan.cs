using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Puts the services' instances into their sites.</summary>
internal sealed class ServicePlan
{
    private readonly StackSettings _settings;
    private readonly SettingsProblems _problems;
    private readonly InstancePlaces _places;
    private readonly Dictionary<string, Site> _sites;

    private ServicePlan(StackSettings settings, ImmutableArray<Site> sites, ImmutableArray<OnPrem> onPrem, SettingsProblems problems)
    {
        _settings = settings;
        _problems = problems;
        _sites = sites.DistinctBy(site => site.Name).ToDictionary(site => site.Name, StringComparer.Ordinal);
        _places = new InstancePlaces(
            [.. settings.Sites.Select(site => site.Name).OfType<string>().Distinct(StringComparer.Ordinal)],
            onPrem, settings.VnetToVnet, problems);
    }

    public static ImmutableArray<Service> Plan(
        StackSettings settings, ImmutableArray<Site> sites, ImmutableArray<OnPrem> onPrem, SettingsProblems problems)
    {
        var plan = new ServicePlan(settings, sites, onPrem, problems);
        plan.RequireDifferentNames();
        var services = settings.Services.Select(plan.Plan).OfType<Service>().ToImmutableArray();
        CheckDependencies.Require(services, settings.Checker.MemoryMb, problems);
        return services;
    }

    private Service? Plan(ServiceSettings settings)
    {
        var instances = ImmutableArray.CreateBuilder<Instance>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var instance in settings.Instances)
        {
            _places.RequireSites(instance);
            if (instance.Site is null || !_sites.TryGetValue(instance.Site, out var site))
            {
                continue;
            }

            _places.RequireAddress(instance, site);
            var number = counts[site.Name] = counts.GetValueOrDefault(site.Name) + 1;
            instances.Add(Plan(instance, settings.Name ?? "", site, number));
        }

        RoutingRules.Require(settings, _problems);
        return settings.Name is null || _settings.Domain is null ? null : new Service
        {
            Name = settings.Name,
            FullName = $"{settings.Name}.{_settings.Domain.Value}",
            Routing = settings.Routing,
            TtlSeconds = settings.TtlSeconds,
            FailAfterMinutes = settings.FailAfterMinutes,
            RecoverAfterMinutes = settings.RecoverAfterMinutes,
            WhenCheckerSilent = settings.WhenCheckerSilent,
            Instances = instances.ToImmutable(),
        };
    }

    private Instance Plan(InstanceSettings settings, string service, Site site, int number)
    {
        var vantages = settings.Check is null
            ? []
            : settings.Vantages.IsEmpty
                ? [site]
                : settings.Vantages.Where(_sites.ContainsKey).Select(name => _sites[name]).ToImmutableArray();
        _places.RequireVantages(settings, site, vantages);
        return new Instance
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{service}/{site.Name}{(number == 1 ? "" : $"-{number}")}"),
            Site = site,
            Address = settings.Address,
            LoadBalancer = settings.LoadBalancer,
            Bias = settings.Bias,
            Coordinates = settings.Coordinates,
            Weight = settings.Weight,
            Drained = settings.Drained,
            Vantages = vantages,
            HealthyVantages = settings.HealthyVantages ?? (vantages.Length / 2) + 1,
            Check = settings.Check,
        };
    }

    private void RequireDifferentNames()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in _settings.Services.Where(service => service.Name is not null && !first.TryAdd(service.Name, service.Path)))
        {
            _problems.Add(
                SettingsDiagnostic.DuplicateName, $"{service.Path}.name", $"is \"{service.Name}\", as is '{first[service.Name!]}.name'",
                "Services have different names", "Rename one or merge them");
        }
    }
}
