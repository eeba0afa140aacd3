using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>
/// Whether a record set counts as healthy: its health check, and for an alias that evaluates its target, the target's too.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html"/>
internal static class RecordHealth
{
    public static (bool Healthy, string Why) Of(RecordSet set, EngineState state, DateTimeOffset now) => Of(set, state, now, []);

    private static (bool Healthy, string Why) Of(RecordSet set, EngineState state, DateTimeOffset now, ImmutableHashSet<string> seen)
    {
        if (set.HealthCheckId is { } id && state.HealthChecks.TryGetValue(id, out var check) && !check.IsHealthyAt(now))
            return (false, $"health check {Name(state, id)}: {check.Reason}");
        if (set.Content is not RecordContent.Alias { EvaluateTargetHealth: true } alias)
            return (
                true,
                set.HealthCheckId is { } healthy ? $"health check {Name(state, healthy)} is healthy" : "no health check, always healthy");

        // A loop of aliases cannot be declared on AWS; here it must not hang.
        if (seen.Contains(set.Id) || !state.Index.Zones.TryGetValue(alias.ZoneId, out var zone))
            return (true, "its target is not in the stack");
        var targets = zone.Sets(alias.Target, set.Type);
        var healthyTarget = targets.FirstOrDefault(target => Of(target, state, now, seen.Add(set.Id)).Healthy);
        return healthyTarget is not null
            ? (true, $"target {alias.Target} has healthy {healthyTarget.Label}")
            : (false, targets.IsEmpty ? $"target {alias.Target} has no {set.Type} records" : $"none of {alias.Target} is healthy");
    }

    private static string Name(EngineState state, string healthCheckId) =>
        state.Index.HealthChecks.TryGetValue(healthCheckId, out var check) ? check.Name : healthCheckId;
}
