using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Logging;

/// <summary>The checker's log: a line for each run and a line for each verdict that changed. Nothing in it is secret.</summary>
internal sealed class CheckLog(JsonLines lines, TimeProvider time)
{
    public void Run(RunReport report) => lines.Write(json =>
    {
        json.WriteString("event", "run");
        json.WriteString("time", time.GetUtcNow());
        json.WriteString("requestId", report.RequestId);
        json.WriteString("minute", report.Minute);
        json.WriteNumber("targets", report.Verdicts.Length);
        json.WriteNumber("healthy", report.Count(Health.Healthy));
        json.WriteNumber("down", report.Count(Health.Down));
        json.WriteNumber("unknown", report.Count(Health.Unknown));
        json.WriteNumber("repeated", report.Repeated);
        json.WriteNumber("published", report.Published);
        json.WriteNumber("probingMs", Math.Round(report.Probing.TotalMilliseconds, 1));
        json.WriteNumber("publishingMs", Math.Round(report.Publishing.TotalMilliseconds, 1));
        if (!report.Problems.IsEmpty)
        {
            json.WriteStartArray("problems");
            foreach (var problem in report.Problems)
            {
                json.WriteStringValue(problem);
            }

            json.WriteEndArray();
        }
    });

    /// <param name="before">The reason of the last verdict; <see langword="null"/> where this process knows none.</param>
    public void Changed(Verdict verdict, Reason? before) => lines.Write(json =>
    {
        json.WriteString("event", "verdict");
        json.WriteString("time", time.GetUtcNow());
        json.WriteString("target", verdict.Target.Id);
        json.WriteString("health", verdict.Health switch
        {
            Health.Healthy => "healthy",
            Health.Down => "down",
            _ => "unknown",
        });
        json.WriteString("reason", verdict.Reason.Code());
        json.WriteString("before", before?.Code());
        json.WriteString("detail", verdict.Finding.Detail);
        json.WriteNumber("attempts", verdict.Attempts);
        json.WriteNumber("latencyMs", Math.Round(verdict.Finding.Latency.TotalMilliseconds, 3));
    });
}
