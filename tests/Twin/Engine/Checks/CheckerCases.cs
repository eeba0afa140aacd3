using System.Text.Json;
using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class CheckerCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.ScheduleExpressionInvalid, "plural one", stack => stack.Set("schedule-uk", "scheduleExpression", "rate(1 minutes)")),
        new(CheckId.ScheduleExpressionInvalid, "seconds", stack => stack.Set("schedule-uk", "scheduleExpression", "rate(30 seconds)")),
        new(CheckId.ScheduleExpressionInvalid, "prose", stack => stack.Set("schedule-uk", "scheduleExpression", "every minute")),
        new(CheckId.ScheduleWindowInvalid, "no length", stack => stack.Set("schedule-uk", "flexibleTimeWindow", new { mode = "FLEXIBLE" }), CheckId.ScheduleFlexible),
        new(CheckId.ScheduleFlexible, "five minutes", stack => stack.Set("schedule-uk", "flexibleTimeWindow", new { mode = "FLEXIBLE", maximumWindowInMinutes = 5 })),
        new(CheckId.ScheduleDisabled, "disabled", stack => stack.Set("schedule-uk", "state", "DISABLED")),
        new(CheckId.ScheduleInputTooLarge, "one byte more", stack => Backup(stack, (256 * 1024) + 1)),
        new(CheckId.ScheduleRetries, "by default", stack => stack.Change("schedule-uk", inputs => inputs.Object("target").Remove("retryPolicy"))),
        new(CheckId.CheckerTimeoutTooShort, "as long as its slowest target", stack => stack.Set("checker-uk", "timeout", 4)),
        new(CheckId.CheckerTimeoutTooShort, "Lambda's default", stack => stack.Set("checker-uk", "timeout", null)),
        new(CheckId.CheckerOverlaps, "61 s", stack => stack.Set("checker-uk", "timeout", 61)),
        new(CheckId.CheckerInOneZone, "one subnet", stack => stack.Change("checker-uk", inputs => inputs.Object("vpcConfig").List("subnetIds").RemoveAt(1))),
        new(CheckId.CheckerOutsideVpc, "no VPC", stack => stack.Set("checker-uk", "vpcConfig", null)),
        new(CheckId.CheckerCannotPublish, "no endpoint", stack => stack.Remove("monitoring-uk")),
        new(CheckId.CheckerCannotPublish, "an endpoint for something else", stack => stack.Set("monitoring-uk", "serviceName", "com.amazonaws.eu-west-2.logs")),
        new(CheckId.CheckerRuntimeEnds, "dotnet8", stack => stack.Set("checker-uk", "runtime", "dotnet8")),
        new(CheckId.AlarmSeesNoChecker, "another dimension", stack => stack.Change("app-uk-alarm", inputs => inputs.Object("dimensions")["Target"] = "app/eu")),
        new(CheckId.AlarmSeesNoChecker, "another Region", stack => stack.Set("app-uk-alarm", "region", "us-west-2").Set("app-uk-check", "cloudwatchAlarmRegion", "us-west-2")),
        new(CheckId.AlarmSeesNoChecker, "another metric", stack => stack.Set("app-uk-alarm", "metricName", "healthy")),
        new(CheckId.CheckerWithoutHeartbeatAlarm, "gone", stack => stack.Remove("heartbeat-uk")),
        new(CheckId.CheckerWithoutHeartbeatAlarm, "gaps are not breaches", stack => stack.Set("heartbeat-uk", "treatMissingData", "missing")),
        new(CheckId.PolicyTooWide, "any action of a service", stack => Policy(stack, "lambda:*", "arn:aws:lambda:eu-west-2:123456789012:function:checker")),
        new(CheckId.PolicyTooWide, "every resource", stack => Policy(stack, "lambda:InvokeFunction", "*")),
        new(CheckId.PolicyTooWide, "metrics of any namespace", stack => Policy(stack, "cloudwatch:PutMetricData", "*")),
        new(CheckId.TrustWithoutCondition, "scheduler", stack => stack.Set("scheduler-uk", "assumeRolePolicy", Trust("scheduler.amazonaws.com"))),
        new(CheckId.LogsKeptForever, "no retention", stack => stack.Set("logs-uk", "retentionInDays", null)),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.ScheduleExpressionInvalid, "cron", stack => stack.Set("schedule-uk", "scheduleExpression", "cron(0/1 * * * ? *)")),
        new(CheckId.ScheduleExpressionInvalid, "two minutes", stack => stack.Set("schedule-uk", "scheduleExpression", "rate(2 minutes)")),
        new(CheckId.ScheduleWindowInvalid, "with a length", stack => stack.Set("schedule-uk", "flexibleTimeWindow", new { mode = "FLEXIBLE", maximumWindowInMinutes = 1440 }), CheckId.ScheduleFlexible),
        new(CheckId.ScheduleFlexible, "somebody else's schedule", stack => { Backup(stack, 10); stack.Set("backup", "flexibleTimeWindow", new { mode = "FLEXIBLE", maximumWindowInMinutes = 5 }); }),
        new(CheckId.ScheduleDisabled, "enabled", stack => stack.Set("schedule-uk", "state", "ENABLED")),
        new(CheckId.ScheduleInputTooLarge, "256 KB", stack => Backup(stack, 256 * 1024)),
        new(CheckId.ScheduleRetries, "somebody else's schedule", stack => Backup(stack, 10)),
        new(CheckId.CheckerTimeoutTooShort, "a second more", stack => stack.Set("checker-uk", "timeout", 5)),
        new(CheckId.CheckerOverlaps, "60 s", stack => stack.Set("checker-uk", "timeout", 60)),
        new(CheckId.CheckerInOneZone, "subnets outside the stack", stack => stack.Set("checker-uk", "vpcConfig", new { subnetIds = new[] { "subnet-0123" } })),
        new(CheckId.CheckerOutsideVpc, "public targets", stack =>
        {
            stack.Set("checker-uk", "vpcConfig", null);
            Event(stack, input => input.At("targets", 0)["address"] = "192.0.2.10");
        }),
        new(CheckId.CheckerCannotPublish, "by NAT", stack => stack.Remove("monitoring-uk").Add(ResourceType.NatGateway, "nat", new { subnetId = "work-uk-c" })),
        new(CheckId.CheckerRuntimeEnds, "own runtime", stack => stack.Set("checker-uk", "runtime", "provided.al2023")),
        new(CheckId.AlarmSeesNoChecker, "another namespace", stack => stack
            .Add(ResourceType.MetricAlarm, "other", new { region = "eu-west-2", name = "other", @namespace = "AWS/Route53Resolver", metricName = "EndpointUnhealthyENICount", statistic = "Maximum", threshold = 0, period = 300, evaluationPeriods = 1 })),
        new(CheckId.AlarmSeesNoChecker, "latency of a target", stack => stack.Set("app-uk-alarm", "metricName", "Latency")),
        new(CheckId.CheckerWithoutHeartbeatAlarm, "two periods", stack => stack.Set("heartbeat-uk", "evaluationPeriods", 2)),
        new(CheckId.PolicyTooWide, "named", stack => Policy(stack, "lambda:InvokeFunction", "arn:aws:lambda:eu-west-2:123456789012:function:checker")),
        new(CheckId.PolicyTooWide, "interfaces cannot be named", stack => Policy(stack, "ec2:CreateNetworkInterface", "*")),
        new(CheckId.TrustWithoutCondition, "Lambda acts for its own account", stack => stack.Set("scheduler-uk", "assumeRolePolicy", Trust("lambda.amazonaws.com"))),
        new(CheckId.LogsKeptForever, "a day", stack => stack.Set("logs-uk", "retentionInDays", 1)),
    ];

    private static string Trust(string service) =>
        JsonSerializer.Serialize(new { Statement = new[] { new { Effect = "Allow", Principal = new { Service = service }, Action = "sts:AssumeRole" } } });

    private static void Policy(StackBuilder stack, string action, string resource) => stack.Set("publish-uk", "policy", JsonSerializer.Serialize(
        new { Statement = new[] { new { Effect = "Allow", Action = action, Resource = resource } } }));

    private static void Backup(StackBuilder stack, int bytes) => stack.Add(ResourceType.Schedule, "backup", new
    {
        region = "eu-west-2",
        scheduleExpression = "rate(1 day)",
        flexibleTimeWindow = new { mode = "OFF" },
        target = new { arn = "arn:backup", input = new string('x', bytes) },
    });

    private static void Event(StackBuilder stack, Action<JsonNode> change) => stack.Change("schedule-uk", inputs =>
    {
        var target = inputs.Object("target");
        var input = JsonNode.Parse(target["input"]!.GetValue<string>())!;
        change(input);
        target["input"] = input.ToJsonString();
    });
}
