using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>What a drill saw, against what was expected.</summary>
public sealed record DrillReport
{
    public required string Name { get; init; }

    public required string Tries { get; init; }

    /// <summary>On what: a virtual clock, or real sockets.</summary>
    public string PlayedOn { get; init; } = VirtualStage.Instance.Name;

    /// <summary>One run, or several side by side.</summary>
    public ImmutableArray<DrillRun> Runs { get; init; } = [];

    public ImmutableArray<DrillCheck> Checks { get; init; } = [];

    /// <summary>What an operator should know although it is as expected.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>Why the stack has nothing to try it on; <see langword="null"/> when it was tried.</summary>
    public string? SkippedBecause { get; init; }

    public DrillVerdict Verdict =>
        SkippedBecause is not null ? DrillVerdict.Skipped
        : Checks.All(check => check.Passed) ? DrillVerdict.Passed
        : DrillVerdict.Failed;
}

public enum DrillVerdict
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>One expectation and what was found.</summary>
public sealed record DrillCheck(string Expectation, bool Passed, string Found);

/// <summary>One simulation of a drill.</summary>
/// <param name="Label">Tells the runs of a drill apart; empty for a single one.</param>
public sealed record DrillRun(
    string Label, DrillMeasurement Measurement, ImmutableArray<TimelineEntry> Timeline, ImmutableArray<Lane> Lanes, TimeSpan Duration);
