using System.Globalization;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>What Route 53's policies ask of the records of one name.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html"/>
internal static class RoutingRules
{
    private const int MaximumGeoproximity = 30;
    private const int MaximumRecords = 100;

    public static void Require(ServiceSettings service, SettingsProblems problems)
    {
        RequireDifferentAddresses(service, problems);
        RequireFewEnough(service, problems);
        if (service.Routing is Routing.Multivalue or Routing.Simple)
        {
            foreach (var instance in service.Instances.Where(instance => instance.LoadBalancer is not null))
            {
                Refuse(
                    instance, "loadBalancer", "points to a load balancer", "Route 53 takes no alias among several values",
                    "Choose another routing");
            }
        }

        if (service.Routing == Routing.Simple)
        {
            foreach (var instance in service.Instances.Where(instance => instance.Drained))
            {
                Refuse(instance, "drained", "is true", "A simple record knows no health", "Remove the instance or choose another routing");
            }
        }

        foreach (var instance in service.Instances.Where(instance => instance is { Drained: true, LoadBalancer: not null }))
        {
            Refuse(
                instance, "drained", "is true of a load balancer", "A load balancer's own health decides",
                "Drain its targets, or remove the instance");
        }

        if (service.Routing == Routing.Nearest)
        {
            RequireOneBiasInAPlace(service, problems);
        }

        void Refuse(InstanceSettings instance, string key, string what, string allowed, string remedy) =>
            problems.Add(SettingsDiagnostic.RoutingDoesNotFit, $"{instance.Path}.{key}", what, allowed, remedy);
    }

    private static void RequireFewEnough(ServiceSettings service, SettingsProblems problems)
    {
        var limit = service.Routing == Routing.Nearest ? MaximumGeoproximity : MaximumRecords;
        if (service.Instances.Length > limit)
        {
            problems.Add(
                SettingsDiagnostic.OverLimit, $"{service.Path}.instances",
                string.Create(CultureInfo.InvariantCulture, $"has {service.Instances.Length} instances"),
                string.Create(CultureInfo.InvariantCulture, $"Route 53 takes at most {limit} such records of one name"), "Remove some");
        }
    }

    /// <summary>Instances of one place are behind one record, which has one bias.</summary>
    private static void RequireOneBiasInAPlace(ServiceSettings service, SettingsProblems problems)
    {
        foreach (var place in service.Instances.GroupBy(instance => instance.Coordinates?.ToString() ?? instance.Site))
        {
            var first = place.First();
            foreach (var other in place.Where(instance => instance.Bias != first.Bias))
            {
                problems.Add(
                    SettingsDiagnostic.RoutingDoesNotFit, $"{other.Path}.bias",
                    string.Create(CultureInfo.InvariantCulture, $"is {other.Bias}, but {first.Bias} under '{first.Path}'"),
                    "Instances of one place have the same bias", "Make them equal");
            }
        }
    }

    private static void RequireDifferentAddresses(ServiceSettings settings, SettingsProblems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (instance, target) in settings.Instances
            .Select(instance => (instance, target: instance.Address?.ToString() ?? instance.LoadBalancer?.DnsName)))
        {
            if (target is not null && !first.TryAdd(target, instance.Path))
            {
                problems.Add(
                    SettingsDiagnostic.DuplicateName, $"{instance.Path}.{(instance.Address is null ? "loadBalancer" : "address")}",
                    $"is {target}, as is that of '{first[target]}'", "Instances of a service have different addresses", "Remove one");
            }
        }
    }
}
