using System.Diagnostics;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>How Route 53 decides a health check. Pure.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html"/>
public static class HealthCheckEvaluation
{
    /// <summary>A check at its creation, before any data: healthy, or unhealthy when inverted.</summary>
    public static HealthCheckStatus Initial(HealthCheck check, AlarmSettings? copy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(check);
        return new HealthCheckStatus(copy, !check.Inverted, now, "new, not enough data yet");
    }

    /// <summary>Next status of a check that does not look at others.</summary>
    public static HealthCheckStatus Next(
        HealthCheck check, HealthCheckStatus current, MetricStore metrics, DateTimeOffset now, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(assumptions);
        if (check.Disabled)
            return Settle(check, current, healthy: true, "disabled", now, assumptions);
        var (status, healthy, reason) = check.Kind switch
        {
            HealthCheckKind.CloudWatchMetric kind => FromStream(kind, current, metrics, now, assumptions),
            HealthCheckKind.Endpoint kind => (current, true, $"the twin does not probe {kind.Address ?? kind.Host} from the Internet"),
            HealthCheckKind.RoutingControl => (current, true, "the twin takes routing controls to be on"),
            HealthCheckKind.Calculated => throw new ArgumentException("A calculated check needs its children.", nameof(check)),
            _ => throw new UnreachableException(),
        };
        return Settle(check, status, healthy, reason, now, assumptions);
    }

    /// <summary>Next status of a calculated check.</summary>
    /// <param name="childHealthy">Health of a child, its own inversion and disabling included.</param>
    public static HealthCheckStatus Next(
        HealthCheck check,
        HealthCheckKind.Calculated kind,
        HealthCheckStatus current,
        Func<string, bool> childHealthy,
        DateTimeOffset now,
        Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(current);
        if (check.Disabled)
            return Settle(check, current, healthy: true, "disabled", now, assumptions);
        var healthy = kind.ChildIds.Count(childHealthy);
        var reason = $"{healthy} of {kind.ChildIds.Length} children healthy, {kind.Threshold} needed";
        return Settle(
            check,
            current,
            healthy >= kind.Threshold,
            check.Drained ? $"drained, taken out on purpose: {reason}" : reason,
            now,
            assumptions);
    }

    // Route 53 watches the data behind the alarm through its own copy of the settings. The copy knows neither M of N nor, as far as is
    // known, what to make of missing data.
    private static (HealthCheckStatus Status, bool Healthy, string Reason) FromStream(
        HealthCheckKind.CloudWatchMetric kind, HealthCheckStatus current, MetricStore metrics, DateTimeOffset now, Assumptions assumptions)
    {
        if (current.Copy is not { } copy)
            return InsufficientData(kind, current, $"there is no alarm '{kind.AlarmName}' in {kind.AlarmRegion}", assumptions);
        var settings = copy with
        {
            DatapointsToAlarm = null,
            TreatMissingData = assumptions.HealthCheckHonoursTreatMissingData ? copy.TreatMissingData : MissingData.Missing,
        };
        var last = current.LastKnown switch { true => AlarmState.Ok, false => AlarmState.Alarm, null => AlarmState.InsufficientData };
        var verdict = AlarmEvaluation.Evaluate(settings, last, metrics, now, assumptions);
        if (verdict.State == AlarmState.InsufficientData)
            return InsufficientData(kind, current, verdict.Reason, assumptions);
        var healthy = verdict.State == AlarmState.Ok;
        return (current with { LastKnown = healthy }, healthy, verdict.Reason);
    }

    private static (HealthCheckStatus Status, bool Healthy, string Reason) InsufficientData(
        HealthCheckKind.CloudWatchMetric kind, HealthCheckStatus current, string why, Assumptions assumptions)
    {
        if (current.LastKnown is null
            && (assumptions.NewHealthCheckIsHealthy || kind.InsufficientData == InsufficientDataHealthStatus.LastKnownStatus))
            return (current, true, $"{why}; new checks are healthy until there is enough data");
        return kind.InsufficientData switch
        {
            InsufficientDataHealthStatus.Healthy => (current, true, $"{why}; counts as healthy"),
            InsufficientDataHealthStatus.Unhealthy => (current, false, $"{why}; counts as unhealthy"),
            _ => (current, current.LastKnown ?? true, $"{why}; the last known status holds"),
        };
    }

    // Disabled means healthy, inverted turns that around: whoever disables an inverted check takes its resource out.
    private static HealthCheckStatus Settle(
        HealthCheck check, HealthCheckStatus status, bool healthy, string reason, DateTimeOffset now, Assumptions assumptions)
    {
        healthy ^= check.Inverted;
        reason = check.Inverted ? reason + "; inverted" : reason;
        return healthy == status.Healthy
            ? status with { Reason = reason }
            : status with { Healthy = healthy, Reason = reason, Since = now, VisibleFrom = now + assumptions.HealthCheckPropagation };
    }
}
