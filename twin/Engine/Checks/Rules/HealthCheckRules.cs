using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class HealthCheckCannotReachPrivateAddress()
    : CheckRule(CheckId.HealthCheckCannotReachPrivateAddress, Severity.Error, "Health check on a private address")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where Ipv4.Address(check.Text("ipAddress"))?.IsPrivate() == true
        select Found(
            check,
            $"Health check '{check.Name}' probes {check.Text("ipAddress")} from the internet, where Route 53's checkers are; it is "
                + "never healthy.",
            "Probe from inside the VPC and use type CLOUDWATCH_METRIC.");
}

internal sealed class HealthCheckWithoutAlarm()
    : CheckRule(CheckId.HealthCheckWithoutAlarm, Severity.Error, "CLOUDWATCH_METRIC health check without its alarm")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var check in stack.Of(ResourceType.HealthCheck).Where(check => check.Text("type") == "CLOUDWATCH_METRIC"))
        {
            var name = check.Text("cloudwatchAlarmName");
            var region = check.Text("cloudwatchAlarmRegion");
            var namesakes = stack.Of(ResourceType.MetricAlarm).Where(alarm => AlarmOf.NameIs(alarm, name)).ToList();
            if (name is null || region is null)
            {
                yield return Found(
                    check,
                    $"Health check '{check.Name}' has no '{(name is null ? "cloudwatchAlarmName" : "cloudwatchAlarmRegion")}'. The "
                        + "preview takes it, AWS does not.",
                    "Name the alarm and its Region.");
            }
            else if (namesakes.Count > 0 && namesakes.All(alarm => stack.RegionOf(alarm) != region))
            {
                yield return Found(
                    check,
                    $"Health check '{check.Name}' looks for alarm '{name}' in '{region}'; it is in '{stack.RegionOf(namesakes[0])}'.",
                    "Set 'cloudwatchAlarmRegion' to the alarm's Region.");
            }
        }
    }
}

internal sealed class HealthCheckAlarmElsewhere()
    : CheckRule(CheckId.HealthCheckAlarmElsewhere, Severity.Note, "Health check on an alarm outside the stack")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where check.Text("type") == "CLOUDWATCH_METRIC" && check.Text("cloudwatchAlarmName") is { } name
            && !stack.Of(ResourceType.MetricAlarm).Any(alarm => AlarmOf.NameIs(alarm, name))
        select Found(
            check,
            $"Alarm '{check.Text("cloudwatchAlarmName")}' of health check '{check.Name}' is not declared here, so nothing says "
                + "whether Route 53 can follow it.",
            "Check that it exists before deployment, or declare it here.");
}

internal sealed class HealthCheckWithoutTriggers()
    : CheckRule(CheckId.HealthCheckWithoutTriggers, Severity.Note, "Health check that does not notice a changed alarm")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where check.Text("type") == "CLOUDWATCH_METRIC" && !check.Read
            && (check.Value("triggers") is not { ValueKind: JsonValueKind.Object } triggers || !triggers.EnumerateObject().Any())
        select Found(
            check,
            $"Health check '{check.Name}' has no 'triggers'. Route 53 copies the alarm's settings once; a later change to the alarm "
                + "leaves the health check as it was.",
            "Set 'triggers' from every setting of the alarm.");
}

internal sealed class CalculatedCheckBroken()
    : CheckRule(CheckId.CalculatedCheckBroken, Severity.Error, "Calculated health check that cannot work")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var check in stack.Of(ResourceType.HealthCheck).Where(check => check.Text("type") == "CALCULATED"))
        {
            var children = check.Texts("childHealthchecks").ToList();
            var threshold = check.Number("childHealthThreshold");
            var wrong =
                children.Count == 0 ? "has no children"
                : children.Count > 255 ? $"has {children.Count} children; at most 255 are allowed"
                : threshold > children.Count && !InstanceDrained.IsDrained(check)
                    ? $"wants {threshold} healthy children of {children.Count}, so it is never healthy"
                : threshold is null or <= 0 ? "has threshold 0, so it is always healthy"
                : children.Select(id => stack.Find(ResourceType.HealthCheck, id))
                    .FirstOrDefault(child => child?.Text("type") == "CALCULATED") is { } child
                    ? $"watches '{child.Name}', which is calculated too"
                : null;
            if (wrong is not null)
            {
                yield return Found(
                    check,
                    $"Health check '{check.Name}' {wrong}.",
                    "Give it 1 to 255 children that are not calculated, and a threshold from 1 to their number.");
            }
        }
    }
}

internal sealed class HealthCheckDisabled() : CheckRule(CheckId.HealthCheckDisabled, Severity.Warning, "Disabled health check")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where check.Flag("disabled") == true && check.Flag("invertHealthcheck") != true
        select Found(
            check,
            $"Health check '{check.Name}' is disabled, which counts as healthy: its records are answered whatever happens.",
            "Enable it. To take an instance out, invert its health check.");
}

internal sealed class InstanceDrained()
    : CheckRule(CheckId.InstanceDrained, Severity.Note, "Instance that is taken out by hand")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where IsDrained(check)
        select Found(
            check,
            $"Health check '{check.Name}' is never healthy, as 'drained' says: its instance gets no traffic while another is healthy.",
            "Remove 'drained' when the instance is to serve again.");

    /// <summary>The program takes an instance out by asking for more healthy children than there are, and says so in a tag.</summary>
    public static bool IsDrained(DeclaredResource check) => check.Value("tags")?.Text(HealthCheck.DrainedTag) == "true";
}

/// <summary>Alarms and the health checks that follow them.</summary>
internal static class AlarmOf
{
    public static bool NameIs(DeclaredResource alarm, string? name) => name is not null && (alarm.Text("name") ?? alarm.Id) == name;

    /// <summary>Every pair of a health check and the declared alarm whose data it follows.</summary>
    public static IEnumerable<(DeclaredResource Check, DeclaredResource Alarm)> HealthChecks(DeclaredStack stack) =>
        from check in stack.Of(ResourceType.HealthCheck)
        where check.Text("type") == "CLOUDWATCH_METRIC"
        from alarm in stack.Of(ResourceType.MetricAlarm)
        where NameIs(alarm, check.Text("cloudwatchAlarmName")) && stack.RegionOf(alarm) == check.Text("cloudwatchAlarmRegion")
        select (check, alarm);
}
