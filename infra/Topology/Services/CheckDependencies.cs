using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Whether a checker knows what its checks depend on: it sees its own targets only.</summary>
internal static class CheckDependencies
{
    public static void Require(ImmutableArray<Service> services, SettingsProblems problems)
    {
        var instances = services.SelectMany(service => service.Instances).Where(instance => instance.Check is not null)
            .GroupBy(instance => instance.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var instance in instances.Values.Where(instance => instance.Check!.DependsOn is not null))
        {
            var path = $"{instance.Check!.Path}.dependsOn";
            var id = instance.Check.DependsOn!;
            if (!instances.TryGetValue(id, out var other) || other.Id == instance.Id)
            {
                problems.Add(
                    SettingsDiagnostic.BadCheck, path, $"is \"{id}\"", "The id of another checked instance is expected, as app/uk",
                    $"Write {NearestKey.Find(id, instances.Keys.Where(key => key != instance.Id)) ?? "an instance's id"}");
            }
            else if (instance.Vantages.FirstOrDefault(vantage => !Watches(other, vantage)) is { } vantage)
            {
                problems.Add(
                    SettingsDiagnostic.BadCheck, path, $"is \"{id}\", which the checker of site '{vantage}' does not watch",
                    "A check depends on what the same checker watches", "Choose another instance, or give both the same 'vantages'");
            }
        }
    }

    private static bool Watches(Instance instance, Site vantage) => instance.Vantages.Any(each => each.Name == vantage.Name);
}
