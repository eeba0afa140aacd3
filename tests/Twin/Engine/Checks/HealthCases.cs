using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class HealthCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.HealthCheckCannotReachPrivateAddress, "private", stack => Endpoint(stack, "172.16.1.10")),
        new(CheckId.HealthCheckCannotReachPrivateAddress, "shared space", stack => Endpoint(stack, "100.64.0.1")),
        new(CheckId.HealthCheckWithoutAlarm, "no name", stack => stack.Set("app-uk-check", "cloudwatchAlarmName", null)),
        new(CheckId.HealthCheckWithoutAlarm, "no Region", stack => stack.Set("app-uk-check", "cloudwatchAlarmRegion", null)),
        new(CheckId.HealthCheckWithoutAlarm, "wrong Region", stack => stack.Set("app-uk-check", "cloudwatchAlarmRegion", "us-east-1")),
        new(CheckId.HealthCheckAlarmElsewhere, "not declared", stack => stack.Set("app-uk-check", "cloudwatchAlarmName", "theirs")),
        new(CheckId.HealthCheckWithoutTriggers, "none", stack => stack.Set("app-uk-check", "triggers", null)),
        new(CheckId.HealthCheckWithoutTriggers, "empty", stack => stack.Set("app-uk-check", "triggers", new { })),
        new(CheckId.CalculatedCheckBroken, "no children", stack => Calculated(stack, 1)),
        new(CheckId.CalculatedCheckBroken, "threshold above children", stack => Calculated(stack, 3, "app-uk-check", "app-us-check")),
        new(CheckId.CalculatedCheckBroken, "threshold 0", stack => Calculated(stack, 0, "app-uk-check", "app-us-check")),
        new(CheckId.CalculatedCheckBroken, "256 children", stack => Calculated(stack, 1, [.. Enumerable.Range(0, 256).Select(index => $"check-{index}")])),
        new(CheckId.CalculatedCheckBroken, "a calculated child", stack =>
        {
            Calculated(stack, 1, "app-uk-check");
            stack.Add(ResourceType.HealthCheck, "outer", new { type = "CALCULATED", childHealthThreshold = 1, childHealthchecks = new[] { "calculated" } });
        }),
        new(CheckId.HealthCheckDisabled, "disabled", stack => stack.Set("app-uk-check", "disabled", true)),
        new(CheckId.InstanceDrained, "threshold above children, by intent", stack => { Calculated(stack, 2, "app-uk-check"); Drain(stack); }),
        new(CheckId.AlarmNotFollowable, "M of N", stack => stack.Set("app-uk-alarm", "evaluationPeriods", 3).Set("app-uk-alarm", "datapointsToAlarm", 2)),
        new(CheckId.AlarmNotFollowable, "metric math", stack => stack.Set("app-uk-alarm", "metricQueries", new[] { new { id = "e1", expression = "m1*2" } })),
        new(CheckId.AlarmNotFollowable, "extended statistic", stack => stack.Set("app-uk-alarm", "statistic", null).Set("app-uk-alarm", "extendedStatistic", "p99")),
        new(CheckId.AlarmNotFollowable, "statistic", stack => stack.Set("app-uk-alarm", "statistic", "IQM")),
        new(CheckId.AlarmNotFollowable, "high resolution", stack => stack.Set("app-uk-alarm", "period", 30)),
        new(CheckId.AlarmDatapointsAbovePeriods, "3 of 2", stack => stack.Set("app-uk-alarm", "datapointsToAlarm", 3)),
        new(CheckId.AlarmWithoutThreshold, "none", stack => stack.Set("app-uk-alarm", "threshold", null)),
        new(CheckId.AlarmTreatMissingDataUnknown, "misspelt", stack => stack.Set("heartbeat-uk", "treatMissingData", "Breaching"), CheckId.CheckerWithoutHeartbeatAlarm),
        new(CheckId.AlarmWindowTooLong, "more than a day of minutes", stack => stack.Set("heartbeat-uk", "evaluationPeriods", 1441)),
        new(CheckId.SilentCheckerPairInconsistent, "breaching with LastKnownStatus", stack => stack.Set("app-uk-alarm", "treatMissingData", "breaching")),
        new(CheckId.SilentCheckerPairInconsistent, "missing with Unhealthy", stack => stack.Set("app-uk-check", "insufficientDataHealthStatus", "Unhealthy")),
        new(CheckId.AlarmWithUnit, "Count", stack => stack.Set("app-uk-alarm", "unit", "Count")),
        new(CheckId.SlowDetection, "four minutes", stack => stack.Set("app-uk-alarm", "evaluationPeriods", 4)),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.HealthCheckCannotReachPrivateAddress, "public", stack => Endpoint(stack, "192.0.2.1")),
        new(CheckId.HealthCheckWithoutAlarm, "of another Region, in that Region", stack => stack.Set("app-uk-check", "cloudwatchAlarmName", "app-us").Set("app-uk-check", "cloudwatchAlarmRegion", "us-west-2")),
        new(CheckId.HealthCheckAlarmElsewhere, "declared", stack => stack.Set("app-uk-check", "cloudwatchAlarmName", "heartbeat-uk").Set("app-uk-check", "insufficientDataHealthStatus", "Unhealthy")),
        new(CheckId.HealthCheckWithoutTriggers, "a calculated check has no alarm", stack => Calculated(stack, 1, "app-uk-check", "app-us-check")),
        new(CheckId.CalculatedCheckBroken, "all of its children", stack => Calculated(stack, 2, "app-uk-check", "app-us-check")),
        new(CheckId.CalculatedCheckBroken, "drained by hand", stack => stack.Add(ResourceType.HealthCheck, "drained", new
        {
            type = "CALCULATED",
            childHealthThreshold = 2,
            childHealthchecks = new[] { "app-uk-check" },
            tags = new Dictionary<string, string> { ["cross-cloud-dns:drained"] = "true" },
        }), CheckId.InstanceDrained),
        new(CheckId.HealthCheckDisabled, "disabled and inverted takes an instance out", stack => stack.Set("app-uk-check", "disabled", true).Set("app-uk-check", "invertHealthcheck", true)),
        new(CheckId.InstanceDrained, "tagged false", stack => { Calculated(stack, 1, "app-uk-check"); stack.Set("calculated", "tags", new Dictionary<string, string> { ["cross-cloud-dns:drained"] = "false" }); }),
        new(CheckId.AlarmNotFollowable, "N of N", stack => stack.Set("app-uk-alarm", "datapointsToAlarm", 2)),
        new(CheckId.AlarmNotFollowable, "an alarm that no health check follows", stack => stack.Set("heartbeat-uk", "datapointsToAlarm", 2)),
        new(CheckId.AlarmDatapointsAbovePeriods, "2 of 2", stack => stack.Set("app-uk-alarm", "datapointsToAlarm", 2)),
        new(CheckId.AlarmWithoutThreshold, "zero", stack => stack.Set("app-uk-alarm", "threshold", 0)),
        new(CheckId.AlarmTreatMissingDataUnknown, "notBreaching", stack => stack.Set("app-uk-alarm", "treatMissingData", "notBreaching").Set("app-uk-check", "insufficientDataHealthStatus", "Healthy")),
        new(CheckId.AlarmWindowTooLong, "a day of minutes", stack => stack.Set("heartbeat-uk", "evaluationPeriods", 1440)),
        new(CheckId.AlarmWindowTooLong, "a week of hours", stack => stack.Set("heartbeat-uk", "period", 3600).Set("heartbeat-uk", "evaluationPeriods", 168)),
        new(CheckId.SilentCheckerPairInconsistent, "breaching with Unhealthy", stack => stack.Set("app-uk-alarm", "treatMissingData", "breaching").Set("app-uk-check", "insufficientDataHealthStatus", "Unhealthy")),
        new(CheckId.SilentCheckerPairInconsistent, "both by default", stack => stack.Set("app-uk-alarm", "treatMissingData", null).Set("app-uk-check", "insufficientDataHealthStatus", null)),
        new(CheckId.AlarmWithUnit, "on another alarm", stack => stack.Set("heartbeat-uk", "unit", "None")),
        new(CheckId.SlowDetection, "three minutes", stack => stack.Set("app-uk-alarm", "evaluationPeriods", 3)),
    ];

    private static void Endpoint(StackBuilder stack, string ipAddress) => stack.Add(ResourceType.HealthCheck, "probe", new { type = "TCP", ipAddress, port = 443 });

    private static void Calculated(StackBuilder stack, int threshold, params string[] children) =>
        stack.Add(ResourceType.HealthCheck, "calculated", new { type = "CALCULATED", childHealthThreshold = threshold, childHealthchecks = children });

    private static void Drain(StackBuilder stack) => stack.Set("calculated", "tags", new Dictionary<string, string> { ["cross-cloud-dns:drained"] = "true" });
}
