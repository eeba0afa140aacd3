using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks all targets, at a pace that keeps the measured latencies true.</summary>
internal sealed class ProbeRun(Attempts attempts, TimeProvider time, Pace pace)
{
    /// <returns>One verdict per target, in the order of the targets.</returns>
    /// <param name="run">Cancelled when the run's time is over; verdicts that are missing then say so.</param>
    public async Task<ImmutableArray<Verdict>> RunAsync(ImmutableArray<Target> targets, CancellationToken run)
    {
        using var places = new SemaphoreSlim(pace.MostInFlight);
        using var ticks = new PeriodicTimer(pace.Tick, time);
        var verdicts = new Task<Verdict>[targets.Length];
        for (var index = 0; index < targets.Length; index++)
        {
            if (!run.IsCancellationRequested && index > 0 && index % pace.PerTick == 0)
            {
                await UntilCancelled(ticks.WaitForNextTickAsync(run).AsTask());
            }

            var hasPlace = !run.IsCancellationRequested && await UntilCancelled(places.WaitAsync(run));
            verdicts[index] = OneAsync(targets[index], hasPlace ? places : null, run);
        }

        return [.. await Task.WhenAll(verdicts)];
    }

    private async Task<Verdict> OneAsync(Target target, SemaphoreSlim? place, CancellationToken run)
    {
        try
        {
            return await attempts.RunAsync(target, run);
        }
        finally
        {
            place?.Release();
        }
    }

    private static async Task<bool> UntilCancelled(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }
}
