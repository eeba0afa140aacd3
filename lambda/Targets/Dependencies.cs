using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Checks that every dependency is a target of the same event, and that none leads back to itself.</summary>
internal static class Dependencies
{
    /// <returns>The targets whose dependencies can be followed.</returns>
    public static ImmutableArray<Target> Check(ImmutableArray<Target> targets, ImmutableArray<string>.Builder errors)
    {
        var byId = targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
        var rejected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in targets.Where(target => target.DependsOn is not null))
        {
            if (Mistake(target, byId) is { } mistake)
            {
                rejected.Add(target.Id);
                errors.Add(
                    $"{Diagnostic.Target}: 'dependsOn' of target '{target.Id}' is '{target.DependsOn}', {mistake}. "
                    + "The id of another target of the same event is allowed. Correct the check and deploy again.");
            }
        }

        return rejected.Count == 0 ? targets : [.. targets.Where(target => !rejected.Contains(target.Id))];
    }

    private static string? Mistake(Target target, Dictionary<string, Target> byId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = target; next.DependsOn is { } id; next = byId[id])
        {
            if (!seen.Add(next.Id))
            {
                return "which leads back to itself";
            }

            if (!byId.ContainsKey(id))
            {
                return next == target ? "which is not among the targets" : $"which depends on '{id}', which is not among the targets";
            }
        }

        return null;
    }
}
