using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks all targets, at a pace that keeps the measured latencies true.</summary>
internal sealed class ProbeRun(Attempts attempts, TimeProvider time, Pace pace)
{
    /// <param name="wasSilent">Whether a target did not answer in the last run.</param>
    /// <param name="run">Cancelled when the run's time is over; verdicts that are missing then say so.</param>
    /// <returns>One verdict per target, in the order of the targets.</returns>
    public async Task<ImmutableArray<Verdict>> RunAsync(
        ImmutableArray<Target> targets, Func<Target, bool> wasSilent, CancellationToken run)
    {
        using var places = new SemaphoreSlim(pace.MostInFlight);
        var silent = targets.Select(wasSilent).ToArray();
        var verdicts = new Task<Verdict>[targets.Length];
        var ahead = TimeSpan.Zero;
        foreach (var index in Enumerable.Range(0, targets.Length).OrderBy(index => !silent[index]))
        {
            if (ahead >= (IsEncrypted(targets[index]) ? pace.EncryptedBurst : pace.Burst) && !run.IsCancellationRequested)
            {
                // Not Task.Delay, which would go on elsewhere than on the thread of the timer, and of all connections.
                using var pause = new PeriodicTimer(ahead, time);
                Task tick = pause.WaitForNextTickAsync(run).AsTask();
                await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ahead = TimeSpan.Zero;
            }

            ahead += Interval(targets[index], silent[index]);
            var place = places.WaitAsync(run);
            await place.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            verdicts[index] = OneAsync(targets[index], place.IsCompletedSuccessfully ? places : null, run);
        }

        return [.. await Task.WhenAll(verdicts)];
    }

    private TimeSpan Interval(Target target, bool isSilent) =>
        isSilent ? pace.Silent : IsEncrypted(target) ? pace.Encrypted : pace.Plain;

    private static bool IsEncrypted(Target target) => target.Check is Check.Http { Tls: not null };

    private async Task<Verdict> OneAsync(Target target, SemaphoreSlim? place, CancellationToken run)
    {
        var verdict = await attempts.RunAsync(target, run);
        place?.Release();
        return verdict;
    }
}
