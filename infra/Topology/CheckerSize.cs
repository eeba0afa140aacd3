using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology;

/// <summary>
/// How much memory a checker has, and how many targets one event gives it. Lambda gives processor time in proportion to memory, and a
/// checker starts probes no faster than its share allows; these are the sizes that were tried without one false verdict.
/// </summary>
/// <param name="MemoryMb">The function's memory.</param>
/// <param name="Plain">Targets of an event where none is asked over https.</param>
/// <param name="Encrypted">Targets of an event where all are.</param>
public sealed record CheckerSize(int MemoryMb, int Plain, int Encrypted)
{
    /// <summary>Less than a minute, the pace of the schedule.</summary>
    public const int TimeoutSeconds = 55;

    /// <summary>What a run takes beside its slowest target: to start, to pace its probes, to publish.</summary>
    public const int OwnSeconds = 15;

    /// <summary>The longest that all attempts of a check may take, so that its verdict still goes out.</summary>
    public const int LongestCheckMs = (TimeoutSeconds - OwnSeconds) * 1000;

    /// <summary>Sizes that were tried, smallest first.</summary>
    public static ImmutableArray<CheckerSize> Tried { get; } = [new(256, 300, 100), new(512, 1000, 400)];

    /// <summary>
    /// The size that the settings ask for, else the smallest that takes all targets in one event, else the largest that was tried.
    /// </summary>
    /// <param name="memoryMb">
    /// Megabytes, where the user has decided. Below the smallest tried size an event takes in proportion less.
    /// </param>
    /// <param name="plain">Targets that are asked in plain.</param>
    /// <param name="encrypted">Targets that are asked over https.</param>
    public static CheckerSize Of(int? memoryMb, int plain, int encrypted)
    {
        if (memoryMb is not { } memory)
        {
            return Tried.FirstOrDefault(size => size.Holds(plain, encrypted)) ?? Tried[^1];
        }

        var nearest = Tried.LastOrDefault(size => size.MemoryMb <= memory) ?? Tried[0];
        return memory >= nearest.MemoryMb
            ? nearest with { MemoryMb = memory }
            : new CheckerSize(memory, nearest.Plain * memory / nearest.MemoryMb, nearest.Encrypted * memory / nearest.MemoryMb);
    }

    /// <summary>Whether an event may have so many targets of each kind.</summary>
    public bool Holds(int plain, int encrypted) => ((long)plain * Encrypted) + ((long)encrypted * Plain) <= (long)Plain * Encrypted;
}
