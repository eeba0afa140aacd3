using System.Collections.Immutable;

namespace CrossCloudDns.Bench.Checker;

/// <summary>One run of one contender.</summary>
/// <param name="Wall">From handing over the targets to having the verdicts.</param>
/// <param name="Cpu">Processor time of the contender's process meanwhile.</param>
/// <param name="ProbingCpu">As above, without publishing, for the contender that publishes.</param>
/// <param name="PeakMemoryMb">The process's largest resident set so far.</param>
/// <param name="LatenciesMs">What the contender says that the healthy targets took.</param>
/// <param name="Down">Targets that it found down.</param>
internal sealed record Measurement(
    TimeSpan Wall, TimeSpan Cpu, TimeSpan ProbingCpu, double PeakMemoryMb, ImmutableArray<double> LatenciesMs, int Down);
