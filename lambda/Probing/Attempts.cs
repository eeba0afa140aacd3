using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks one target until it is healthy or its attempts are used up.</summary>
/// <param name="chance">A number from 0 (included) to 1 (excluded), which varies the pauses.</param>
internal sealed class Attempts(IProber prober, TimeProvider time, Func<double> chance)
{
    /// <param name="run">Cancelled when the run's time is over. What is under way then ends with <see cref="Reason.Deadline"/>.</param>
    public async Task<Verdict> RunAsync(Target target, CancellationToken run)
    {
        var finding = new Finding(Reason.Deadline, TimeSpan.Zero);
        for (var attempt = 1; ; attempt++)
        {
            if (!run.IsCancellationRequested)
            {
                finding = await RunOnceAsync(target, run);
            }

            if (finding.Reason is Reason.Ok or Reason.Deadline || attempt == target.Attempts)
            {
                return new Verdict(target, finding, attempt);
            }

            try
            {
                await Task.Delay(Pause(target.Backoff, attempt), time, run);
            }
            catch (OperationCanceledException) when (run.IsCancellationRequested)
            {
                return new Verdict(target, finding with { Reason = Reason.Deadline }, attempt);
            }
        }
    }

    private async Task<Finding> RunOnceAsync(Target target, CancellationToken run)
    {
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(target.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, run);
        try
        {
            return await prober.ProbeAsync(target, linked.Token);
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested && !limit.IsCancellationRequested)
        {
            return new Finding(Reason.Deadline, time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new Finding(Reason.Timeout, time.GetElapsedTime(started), $"no answer within {target.Timeout.TotalMilliseconds:0} ms");
        }
        catch (Exception exception)
        {
            // Whatever it is, it is a mistake in the checker: the target must not be blamed, nor the other targets suffer.
            return new Finding(Reason.Internal, time.GetElapsedTime(started), $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private TimeSpan Pause(TimeSpan backoff, int attempt) => backoff * Math.Pow(2, attempt - 1) * (0.75 + (0.5 * chance()));
}
