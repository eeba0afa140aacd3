using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>What a run's verdicts become in CloudWatch. Alarms are made for exactly these names and dimensions.</summary>
internal static class Metrics
{
    public const string Healthy = "Healthy";
    public const string Latency = "Latency";
    public const string Heartbeat = "Heartbeat";
    public const string CertificateDaysLeft = "CertificateDaysLeft";
    public const string TargetDimension = "Target";

    /// <summary>
    /// The heartbeat, and for each target what is known. Where nothing is known there is no point: a missing point is what the
    /// alarm's treatment of missing data is for.
    /// </summary>
    public static ImmutableArray<Metric> Of(CheckRequest request, ImmutableArray<Verdict> verdicts, DateTimeOffset timestamp)
    {
        var metrics = ImmutableArray.CreateBuilder<Metric>((verdicts.Length * 2) + 1);
        metrics.Add(new Metric(Heartbeat, 1, unit: null, request.Dimensions, timestamp));
        foreach (var verdict in verdicts.Where(verdict => verdict.Health != Health.Unknown))
        {
            var dimensions = request.Dimensions.Add(KeyValuePair.Create(TargetDimension, verdict.Target.Id));
            metrics.Add(new Metric(Healthy, verdict.Health == Health.Healthy ? 1 : 0, unit: null, dimensions, timestamp));
            if (verdict.Reason == Reason.Ok)
            {
                metrics.Add(new Metric(Latency, verdict.Finding.Latency.TotalMilliseconds, "Milliseconds", dimensions, timestamp));
            }

            if (verdict.Finding.CertificateExpiry is { } expiry)
            {
                metrics.Add(new Metric(CertificateDaysLeft, Math.Floor((expiry - timestamp).TotalDays), unit: null, dimensions, timestamp));
            }
        }

        return metrics.ToImmutable();
    }

    /// <summary>The target that a metric is about.</summary>
    public static string TargetOf(Metric metric) => metric.Dimensions[^1].Value;
}
