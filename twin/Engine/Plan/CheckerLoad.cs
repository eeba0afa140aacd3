using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>What a checker has to do in a run, and the time that it has for it.</summary>
/// <param name="MemoryMb">Memory of the function, by which Lambda gives it its share of a processor.</param>
/// <param name="Timeout">When Lambda ends it.</param>
/// <param name="Events">Schedules, each of which is a run of its own every minute.</param>
/// <param name="Targets">In all of them.</param>
/// <param name="Encrypted">Of these, over https.</param>
/// <param name="Starts">
/// Time until the largest event's last probe has started: probes are paced by the function's share of a processor.
/// </param>
/// <param name="LongestRun">The same, and then the slowest target's attempts, all in vain.</param>
public sealed record CheckerLoad(
    string Site, string Function, int MemoryMb, TimeSpan Timeout, int Events, int Targets, int Encrypted, TimeSpan Starts,
    TimeSpan LongestRun)
{
    private const double WholeProcessorMb = 1769;
    private const double PlainMilliseconds = 0.35;
    private const double EncryptedMilliseconds = 3;

    internal static ImmutableArray<CheckerLoad> Of(StackModel model) =>
    [
        .. from function in model.Functions
           let schedules = model.Schedules.Where(schedule => schedule.Enabled && schedule.FunctionId == function.Id).ToList()
           where schedules.Count > 0
           let targets = schedules.SelectMany(schedule => schedule.Targets).ToList()
           orderby function.Site, function.Name
           select new CheckerLoad(
               function.Site ?? function.Region,
               function.Name,
               function.MemorySize,
               function.Timeout,
               schedules.Count,
               targets.Count,
               targets.Count(IsEncrypted),
               schedules.Max(schedule => StartsOf(schedule, function.MemorySize)),
               schedules.Max(schedule => StartsOf(schedule, function.MemorySize) + Longest(schedule))),
    ];

    /// <summary>From one start to the next, on a function of some memory.</summary>
    /// <remarks>The checker paces itself so; a test holds the two together.</remarks>
    internal static TimeSpan Pace(int memoryMb, bool encrypted) => TimeSpan.FromMilliseconds(
        encrypted
            ? Math.Max(3, EncryptedMilliseconds * WholeProcessorMb / memoryMb)
            : Math.Max(1, PlainMilliseconds * WholeProcessorMb / memoryMb));

    private static TimeSpan StartsOf(CheckerSchedule schedule, int memoryMb)
    {
        var encrypted = schedule.Targets.Count(IsEncrypted);
        return (encrypted * Pace(memoryMb, encrypted: true)) + ((schedule.Targets.Length - encrypted) * Pace(memoryMb, encrypted: false));
    }

    private static TimeSpan Longest(CheckerSchedule schedule) => schedule.Targets.Select(target => target.Longest).DefaultIfEmpty().Max();

    private static bool IsEncrypted(CheckTarget target) => target.Kind == CheckKind.Https;
}
