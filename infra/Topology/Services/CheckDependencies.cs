using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Whether a checker knows what its checks depend on: it sees its own targets only.</summary>
internal static class CheckDependencies
{
    public static void Require(ImmutableArray<Service> services, int? memoryMb, SettingsProblems problems)
    {
        RequireRoom(services, memoryMb, problems);
        var instances = services.SelectMany(service => service.Instances).Where(instance => instance.Check is not null)
            .DistinctBy(instance => instance.Id, StringComparer.Ordinal).ToDictionary(instance => instance.Id, StringComparer.Ordinal);
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
            else if (LeadsBack(instance, instances))
            {
                problems.Add(
                    SettingsDiagnostic.BadCheck, path, $"is \"{id}\", which depends on {instance.Id} itself",
                    "Dependencies end at an instance that depends on nothing", "Take one of them out");
            }
            else if (instance.Vantages.FirstOrDefault(vantage => !Watches(other, vantage)) is { } vantage)
            {
                problems.Add(
                    SettingsDiagnostic.BadCheck, path, $"is \"{id}\", which the checker of site '{vantage}' does not watch",
                    "A check depends on what the same checker watches", "Choose another instance, or give both the same 'vantages'");
            }
        }
    }

    private static bool LeadsBack(Instance instance, Dictionary<string, Instance> instances)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = instance; next.Check!.DependsOn is { } id && instances.TryGetValue(id, out var other); next = other)
        {
            if (other.Id == instance.Id)
            {
                return true;
            }

            if (!seen.Add(other.Id))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>What depends on each other is in one event, and an event has room for so much.</summary>
    private static void RequireRoom(ImmutableArray<Service> services, int? memoryMb, SettingsProblems problems)
    {
        var checkedInstances = services.SelectMany(service => service.Instances).Where(instance => instance.Check is not null)
            .DistinctBy(instance => instance.Id).ToList();
        foreach (var group in DependentChecks.Group(checkedInstances, instance => instance.Id, instance => instance.Check!.DependsOn))
        {
            var encrypted = group.Count(instance => instance.Check!.Kind == CheckKind.Https);
            var size = CheckerSize.Of(memoryMb, group.Count - encrypted, encrypted);
            if (group.Count > 1 && !size.Holds(group.Count - encrypted, encrypted))
            {
                problems.Add(
                    SettingsDiagnostic.OverLimit, $"{group.First(instance => instance.Check!.DependsOn is not null).Check!.Path}.dependsOn",
                    string.Create(CultureInfo.InvariantCulture, $"ties {group.Count} checks together, {encrypted} of them over https"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"One event of a checker of {size.MemoryMb} MB has room for {size.Plain}, or {size.Encrypted} over https"),
                    memoryMb is null ? "Let fewer depend on it" : "Raise 'checker.memoryMb', or let fewer depend on it");
            }
        }
    }

    private static bool Watches(Instance instance, Site vantage) => instance.Vantages.Any(each => each.Name == vantage.Name);
}
