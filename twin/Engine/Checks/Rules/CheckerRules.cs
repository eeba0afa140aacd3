using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed partial class ScheduleExpressionInvalid()
    : CheckRule(CheckId.ScheduleExpressionInvalid, Severity.Error, "Schedule that never runs")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in stack.Of(ResourceType.Schedule)
        let expression = schedule.Text("scheduleExpression") ?? ""
        where !Expression().IsMatch(expression)
        select Found(
            schedule,
            $"Schedule '{schedule.Name}' has the expression '{expression}'. EventBridge Scheduler takes rate(…), cron(…) and at(…), "
                + "with 'minute' for 1 and 'minutes' above.",
            "Use 'rate(1 minute)'.");

    [GeneratedRegex(
        @"^(rate\((1 (minute|hour|day)|([2-9]|[1-9][0-9]+) (minutes|hours|days))\)|cron\(\S+( \S+){5}\)"
        + @"|at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\))$")]
    private static partial Regex Expression();
}

internal sealed class ScheduleWindowInvalid() : CheckRule(CheckId.ScheduleWindowInvalid, Severity.Error, "Flexible window without a length")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in stack.Of(ResourceType.Schedule)
        let window = schedule.Value("flexibleTimeWindow")
        where window?.Text("mode") == "FLEXIBLE" && window.Value.Number("maximumWindowInMinutes") is null or < 1 or > 1440
        where window?.Text("mode") == "FLEXIBLE"
        select Found(
            schedule,
            $"Schedule '{schedule.Name}' is FLEXIBLE and has no window of 1 to 1440 minutes. The provider takes it, AWS does not.",
            "Set the mode to OFF.");
}

internal sealed class ScheduleFlexible() : CheckRule(CheckId.ScheduleFlexible, Severity.Warning, "Checker on a flexible schedule")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        where schedule.Value("flexibleTimeWindow")?.Text("mode") == "FLEXIBLE"
        select Found(
            schedule,
            $"Schedule '{schedule.Name}' may start the checker late by its whole window, and its alarms then see gaps.",
            "Set the mode to OFF.");
}

internal sealed class ScheduleDisabled() : CheckRule(CheckId.ScheduleDisabled, Severity.Warning, "Checker that is switched off")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        where schedule.Text("state") == "DISABLED"
        select Found(schedule, $"Schedule '{schedule.Name}' is disabled: nothing checks its targets.", "Set 'state' to ENABLED.");
}

internal sealed class ScheduleInputTooLarge() : CheckRule(CheckId.ScheduleInputTooLarge, Severity.Error, "Schedule input above 256 KB")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in stack.Of(ResourceType.Schedule)
        let input = schedule.Value("target")?.Text("input")
        where input is not null && Encoding.UTF8.GetByteCount(input) > 256 * 1024
        select Found(
            schedule,
            $"The input of schedule '{schedule.Name}' is {Encoding.UTF8.GetByteCount(input)} bytes; EventBridge Scheduler takes "
                + $"{256 * 1024}.",
            "Split the targets over several schedules.");
}

internal sealed class ScheduleRetries() : CheckRule(CheckId.ScheduleRetries, Severity.Note, "Checker whose failed runs are repeated")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        let attempts = schedule.Value("target")?.Member("retryPolicy")?.Number("maximumRetryAttempts")
        where attempts is not 0
        select Found(
            schedule,
            $"Schedule '{schedule.Name}' repeats failed "
                + $"invocations{(attempts is null ? " by the service's default" : $" up to {attempts} times")}, so old checks run beside "
                + "new ones.",
            "Set 'maximumRetryAttempts' to 0 and 'maximumEventAgeInSeconds' to 60: the next minute brings the next check.");
}

internal sealed class CheckerTimeoutTooShort()
    : CheckRule(CheckId.CheckerTimeoutTooShort, Severity.Error, "Checker that is cut off before its verdict")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        let function = Checkers.Function(stack, schedule)
        where function is not null
        let timeout = function.Number("timeout") ?? 3
        let longest = Checkers.Targets(schedule)
            .Select(target => (target.Number("timeoutMs") ?? 2000) * (target.Number("attempts") ?? 2) / 1000).DefaultIfEmpty().Max()
        where longest >= timeout
        select Found(
            function,
            $"Function '{function.Name}' ends after {timeout} s, and a target of '{schedule.Name}' may take {longest} s to fail: its "
                + "verdict is then never published.",
            "Raise the function's timeout above attempts × timeout, below 60 s.");
}

internal sealed class CheckerOverlaps() : CheckRule(CheckId.CheckerOverlaps, Severity.Warning, "Checker that may overlap its next run")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        let function = Checkers.Function(stack, schedule)
        where function is not null && schedule.Text("scheduleExpression") == "rate(1 minute)" && function.Number("timeout") > 60
        select Found(
            function,
            $"Function '{function.Name}' may run for {function.Number("timeout")} s and starts every 60 s.",
            "Lower its timeout to 60 s or less.");
}

internal sealed class CheckerInOneZone() : CheckRule(CheckId.CheckerInOneZone, Severity.Warning, "Checker in a single Availability Zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from function in Checkers.Functions(stack)
        let subnets = (function.Value("vpcConfig")?.Texts("subnetIds") ?? []).Select(stack.Aws.Subnet).ToList()
        where subnets.Count > 0 && subnets.All(subnet => subnet is not null)
            && subnets.Select(subnet => subnet!.Zone).Distinct(StringComparer.Ordinal).Count() < 2
        select Found(
            function,
            $"Function '{function.Name}' has subnets in one Availability Zone: losing it silences the checks of the whole site.",
            "Give it subnets in at least two zones.");
}

internal sealed class CheckerOutsideVpc() : CheckRule(CheckId.CheckerOutsideVpc, Severity.Error, "Checker outside any VPC")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        let function = Checkers.Function(stack, schedule)
        where function is not null && !(function.Value("vpcConfig")?.Texts("subnetIds") ?? []).Any()
        let target = Checkers.Targets(schedule).Select(target => target.Text("address"))
            .FirstOrDefault(address => Ipv4.Address(address)?.IsPrivate() == true)
        where target is not null
        select Found(
            function,
            $"Function '{function.Name}' is in no VPC and is to check {target}, which it cannot reach.",
            "Set 'vpcConfig' with subnets that have a route to the targets.");
}

internal sealed class CheckerCannotPublish()
    : CheckRule(CheckId.CheckerCannotPublish, Severity.Error, "Checker that cannot reach CloudWatch")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from function in Checkers.Functions(stack)
        let subnets = (function.Value("vpcConfig")?.Texts("subnetIds") ?? []).Select(stack.Aws.Subnet).OfType<DeclaredSubnet>().ToList()
        let vpcId = subnets.FirstOrDefault()?.VpcId
        where vpcId is not null && stack.Aws.Vpc(vpcId) is { Resource.Read: false }
            && !stack.Of(ResourceType.VpcEndpoint).Any(endpoint =>
                endpoint.Text("vpcId") == vpcId
                && endpoint.Text("serviceName")?.EndsWith(".monitoring", StringComparison.Ordinal) == true)
            && !stack.Of(ResourceType.NatGateway).Any(gateway => stack.Aws.Subnet(gateway.Text("subnetId"))?.VpcId == vpcId)
        select Found(
            function,
            $"The VPC of function '{function.Name}' has neither an interface endpoint for CloudWatch ('monitoring') nor a NAT "
                + "gateway, so its metrics never arrive.",
            "Declare a VpcEndpoint for 'com.amazonaws.<region>.monitoring' with private DNS.");
}

internal sealed class CheckerRuntimeEnds() : CheckRule(CheckId.CheckerRuntimeEnds, Severity.Warning, "Lambda runtime at its end")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from function in stack.Of(ResourceType.Function)
        let runtime = function.Text("runtime")
        where runtime is "dotnet8" or "dotnet7" or "dotnet6" or "dotnet5.0" or "dotnetcore3.1"
        select Found(
            function,
            $"Function '{function.Name}' runs on '{runtime}', which AWS deprecates on or before 10 November 2026.",
            "Use 'dotnet10'.");
}

internal sealed class AlarmSeesNoChecker()
    : CheckRule(CheckId.AlarmSeesNoChecker, Severity.Error, "Alarm on a metric that no checker publishes")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var events = Checkers.Schedules(stack)
            .Select(schedule => (Region: stack.RegionOf(schedule), Event: Checkers.Event(schedule)!.Value)).ToList();
        var namespaces = events.Select(checker => checker.Event.Text("namespace")).ToHashSet(StringComparer.Ordinal);
        var published = events
            .SelectMany(checker => Checkers.Metrics(checker.Event).Select(metric => $"{checker.Region} {metric}"))
            .ToHashSet(StringComparer.Ordinal);
        return
            from alarm in stack.Of(ResourceType.MetricAlarm)
            where alarm.Text("namespace") is { } name && namespaces.Contains(name)
            let metric = Checkers.Metric(alarm.Text("namespace"), alarm.Text("metricName"), alarm.Value("dimensions"))
            where !published.Contains($"{stack.RegionOf(alarm)} {metric}")
            select Found(
                alarm,
                $"Alarm '{alarm.Name}' watches {metric} in '{stack.RegionOf(alarm)}', which no schedule of the stack makes the "
                    + "checker publish: it never gets data.",
                "Make Region, metric name and dimensions those of the checker's event.");
    }
}

internal sealed class CheckerWithoutHeartbeatAlarm()
    : CheckRule(CheckId.CheckerWithoutHeartbeatAlarm, Severity.Warning, "Checker whose death nobody notices")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from schedule in Checkers.Schedules(stack)
        let heartbeat = Checkers.Metric(
            Checkers.Event(schedule)?.Text("namespace"), "Heartbeat", Checkers.Event(schedule)?.Member("dimensions"))
        where !stack.Of(ResourceType.MetricAlarm).Any(alarm =>
            stack.RegionOf(alarm) == stack.RegionOf(schedule)
            && Checkers.Metric(alarm.Text("namespace"), alarm.Text("metricName"), alarm.Value("dimensions")) == heartbeat
            && alarm.Text("treatMissingData") == "breaching")
        select Found(
            schedule,
            $"No alarm with 'treatMissingData' 'breaching' watches {heartbeat}: a checker that died looks like targets that are fine.",
            "Declare one, with an action.");
}

/// <summary>Functions that check targets, and the schedules that tell them which.</summary>
internal static class Checkers
{
    private static readonly string[] PerTarget = ["Healthy", "Latency", "CertificateDaysLeft"];

    /// <summary>Schedules whose input is the checker's event.</summary>
    public static IEnumerable<DeclaredResource> Schedules(DeclaredStack stack) =>
        stack.Of(ResourceType.Schedule).Where(schedule => Event(schedule) is not null);

    public static IEnumerable<DeclaredResource> Functions(DeclaredStack stack) =>
        Schedules(stack).Select(schedule => Function(stack, schedule)).OfType<DeclaredResource>().Distinct();

    public static DeclaredResource? Function(DeclaredStack stack, DeclaredResource schedule) =>
        stack.Find(ResourceType.Function, schedule.Value("target")?.Text("arn"));

    public static IEnumerable<JsonElement> Targets(DeclaredResource schedule) => Event(schedule)?.Items("targets") ?? [];

    /// <summary>The event; <see langword="null"/> for a schedule that does something else.</summary>
    public static JsonElement? Event(DeclaredResource schedule)
    {
        if (schedule.Value("target")?.Text("input") is not { } input)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(input);
            return document.RootElement.Text("format")?.StartsWith("cross-cloud-dns/targets/", StringComparison.Ordinal) == true
                ? document.RootElement.Clone()
                : null;
        }
        catch (JsonException)
        {
            // The input of somebody else's schedule may be any text.
            return null;
        }
    }

    /// <summary>All metrics that the checker publishes for an event.</summary>
    public static IEnumerable<string> Metrics(JsonElement checker)
    {
        var name = checker.Text("namespace");
        yield return Metric(name, "Heartbeat", checker.Member("dimensions"));
        foreach (var target in checker.Items("targets").Select(target => target.Text("id")).OfType<string>())
        {
            foreach (var metric in PerTarget)
            {
                yield return Metric(name, metric, checker.Member("dimensions"), target);
            }
        }
    }

    /// <summary>Names a metric with its dimensions in order; two that are equal are one metric.</summary>
    public static string Metric(string? name, string? metric, JsonElement? dimensions, string? target = null)
    {
        var pairs = dimensions is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Select(pair => $"{pair.Name}={pair.Value}")
            : [];
        var all = pairs.Concat(target is null ? [] : [$"Target={target}"]).Order(StringComparer.Ordinal);
        return $"{name}/{metric}{{{string.Join(',', all)}}}";
    }
}
