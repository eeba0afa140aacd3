using CrossCloudDns.HealthChecker.Runtime;
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
        var finding = new Finding(Reason.Deadline, TimeSpan.Zero, "not started");
        for (var attempt = 1; ; attempt++)
        {
            if (!run.IsCancellationRequested)
            {
                using var limit = new TimeLimit(target.Timeout, time, run);
                var started = time.GetTimestamp();
                try
                {
                    finding = await prober.ProbeAsync(target, limit.Token);
                }
                catch (Exception exception)
                {
                    // Whatever it is, it is a mistake in the checker: the target must not be blamed, nor the other targets suffer.
                    var mistake = $"{exception.GetType().Name}: {exception.Message}";
                    finding = new Finding(Reason.Internal, time.GetElapsedTime(started), mistake);
                }

                if (finding.Reason != Reason.Ok && run.IsCancellationRequested && !limit.IsOver)
                {
                    // Whatever an attempt ran into after the run's time was over says nothing about the target.
                    finding = finding.Because(Reason.Deadline, "within an attempt");
                }
            }

            if (finding.Reason is Reason.Ok or Reason.Deadline || attempt == target.Attempts)
            {
                return new Verdict(target, finding, attempt);
            }

            await Task.Delay(Pause(target.Backoff, attempt), time, run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (run.IsCancellationRequested)
            {
                return new Verdict(target, finding.Because(Reason.Deadline, "between two attempts"), attempt);
            }
        }
    }

    private TimeSpan Pause(TimeSpan backoff, int attempt) => backoff * Math.Pow(2, attempt - 1) * (0.75 + (0.5 * chance()));
}
