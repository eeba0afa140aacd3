using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>A fault experiment with an expected outcome.</summary>
/// <param name="Name">As on the command line, for example <c>instance-down</c>.</param>
/// <param name="Tries">What is done and what is to be seen, in a sentence.</param>
/// <param name="Perform">Runs it on a stack.</param>
public sealed record Drill(string Name, string Tries, Func<DrillSubject, DrillReport> Perform)
{
    /// <summary>Runs the drill on a stack.</summary>
    public DrillReport Run(StackModel model, ulong seed = 1, Assumptions? assumptions = null) =>
        Perform(new DrillSubject(this, model, assumptions ?? Assumptions.Default, seed));
}

/// <summary>What a drill is run on.</summary>
public sealed record DrillSubject(Drill Drill, StackModel Model, Assumptions Assumptions, ulong Seed)
{
    /// <summary>A report that the drill cannot be run on this stack, and why.</summary>
    public DrillReport Skip(string why) => new() { Name = Drill.Name, Tries = Drill.Tries, SkippedBecause = why };

    public DrillReport Report(IEnumerable<DrillRun> runs, IEnumerable<DrillCheck> checks, IEnumerable<string>? findings = null) => new()
    {
        Name = Drill.Name,
        Tries = Drill.Tries,
        Runs = [.. runs],
        Checks = [.. checks],
        Findings = [.. findings ?? []],
    };
}
