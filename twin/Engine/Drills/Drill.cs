using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>A fault experiment with an expected outcome.</summary>
/// <param name="Name">As on the command line, for example <c>instance-down</c>.</param>
/// <param name="Tries">What is done and what is to be seen, in a sentence.</param>
/// <param name="Perform">Runs it on a stack.</param>
public sealed record Drill(string Name, string Tries, Func<DrillSubject, CancellationToken, Task<DrillReport>> Perform)
{
    /// <summary>Runs the drill on a stack.</summary>
    /// <param name="stage">Where; in virtual time without one, which keeps the calling thread busy until the report is there.</param>
    public Task<DrillReport> RunAsync(
        StackModel model, ulong seed = 1, Assumptions? assumptions = null, IDrillStage? stage = null,
        CancellationToken cancellationToken = default) =>
        Perform(new DrillSubject(this, model, assumptions ?? Assumptions.Default, seed, stage ?? VirtualStage.Instance), cancellationToken);
}

/// <summary>What a drill is run on, and where.</summary>
public sealed record DrillSubject(Drill Drill, StackModel Model, Assumptions Assumptions, ulong Seed, IDrillStage Stage)
{
    /// <summary>A report that the drill cannot be run on this stack, and why.</summary>
    public DrillReport Skip(string why) => new() { Name = Drill.Name, Tries = Drill.Tries, SkippedBecause = why };

    public DrillReport Report(IEnumerable<DrillRun> runs, IEnumerable<DrillCheck> checks, IEnumerable<string>? findings = null) => new()
    {
        Name = Drill.Name,
        Tries = Drill.Tries,
        PlayedOn = Stage.Name,
        Runs = [.. runs],
        Checks = [.. checks],
        Findings = [.. findings ?? []],
    };
}
