using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker;

/// <summary>Everything about a run that makes the invocation an error: faults of the event and of the checker, never of a target.</summary>
internal static class Problems
{
    /// <summary>Targets named in one problem; with hundreds of them the rest is a number.</summary>
    private const int MostNamed = 5;

    public static ImmutableArray<string> Of(CheckRequest request, ImmutableArray<Verdict> verdicts, PublishOutcome outcome)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (outcome.Failure is { } failure)
        {
            problems.Add(failure.Message);
        }

        foreach (var group in verdicts.Where(verdict => verdict.Health == Health.Unknown).GroupBy(verdict => verdict.Reason))
        {
            problems.Add(Describe(group.Key, [.. group]));
        }

        problems.AddRange(request.Errors);
        return problems.ToImmutable();
    }

    public static CheckerException ToException(ImmutableArray<string> problems)
    {
        var (id, problem) = (problems[0][..7], problems[0][9..]);
        return new CheckerException(id, string.Join('\n', [problem, .. problems.Skip(1)]));
    }

    private static string Describe(Reason reason, ImmutableArray<Verdict> verdicts)
    {
        var names = string.Join(", ", verdicts.Take(MostNamed).Select(verdict => $"'{verdict.Target.Id}'"));
        var targets = verdicts.Length > MostNamed ? $"{names} and {verdicts.Length - MostNamed} more" : names;
        return reason switch
        {
            Reason.Deadline =>
                $"{Diagnostic.Deadline}: The deadline came before {targets} could be checked. "
                + "Raise the function's timeout, or split the targets over more schedules.",
            _ =>
                $"{Diagnostic.CheckerFault}: {targets} could not be checked: {reason.Code()}, {verdicts[0].Finding.Detail}. "
                + "Nothing is published for them.",
        };
    }
}
