using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>Tells a target that fails by itself from one that fails because what it needs failed.</summary>
internal static class Excuses
{
    /// <summary>
    /// Where a target and its dependency are both down, the failure is the dependency's: moving the target's clients elsewhere
    /// would not help them. A dependency that could not be checked excuses nobody.
    /// </summary>
    public static ImmutableArray<Verdict> Apply(ImmutableArray<Verdict> verdicts)
    {
        var down = verdicts
            .Where(verdict => verdict.Health == Health.Down)
            .Select(verdict => verdict.Target.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. verdicts.Select(verdict =>
            verdict.Health == Health.Down && verdict.Target.DependsOn is { } id && down.Contains(id) ? Excuse(verdict, id) : verdict)];
    }

    private static Verdict Excuse(Verdict verdict, string dependency) => new(
        verdict.Target,
        verdict.Finding.Because(Reason.Dependency, $"{verdict.Reason.Code()}, as '{dependency}' is down"),
        verdict.Attempts);
}
