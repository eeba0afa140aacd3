using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class AlarmNotFollowable() : CheckRule(CheckId.AlarmNotFollowable, Severity.Error, "Alarm that Route 53 cannot follow")
{
    private static readonly string[] Statistics = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from pair in AlarmOf.HealthChecks(stack)
        let wrong = Wrong(pair.Alarm)
        where wrong is not null
        select Found(
            pair.Alarm,
            $"Health check '{pair.Check.Name}' follows alarm '{pair.Alarm.Name}', which {wrong}. Route 53 watches the metric itself, "
                + "with a plain statistic over whole minutes.",
            "Use one metric, a plain statistic, a period of 60 s or a multiple, and no 'datapointsToAlarm'.");

    private static string? Wrong(DeclaredResource alarm) =>
        alarm.Items("metricQueries").Any() || alarm.Items("evaluationCriteria").Any() ? "is made of expressions"
        : alarm.Text("extendedStatistic") is { } extended ? $"uses the extended statistic '{extended}'"
        : alarm.Text("statistic") is { } statistic && !Statistics.Contains(statistic, StringComparer.Ordinal)
            ? $"uses the statistic '{statistic}'"
        : alarm.Number("period") is < 60 and > 0 ? $"has a high-resolution period of {alarm.Number("period")} s"
        : alarm.Number("datapointsToAlarm") is { } datapoints and > 0 && datapoints < alarm.Number("evaluationPeriods")
            ? $"alarms on {datapoints} of {alarm.Number("evaluationPeriods")} periods"
        : null;
}

internal sealed class AlarmDatapointsAbovePeriods()
    : CheckRule(CheckId.AlarmDatapointsAbovePeriods, Severity.Error, "Alarm that wants more data points than periods")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from alarm in stack.Of(ResourceType.MetricAlarm)
        where alarm.Number("datapointsToAlarm") > alarm.Number("evaluationPeriods")
        select Found(
            alarm,
            $"Alarm '{alarm.Name}' wants {alarm.Number("datapointsToAlarm")} data points of {alarm.Number("evaluationPeriods")} "
                + "periods. The provider takes it, AWS does not.",
            "Leave 'datapointsToAlarm' out.");
}

internal sealed class AlarmWithoutThreshold() : CheckRule(CheckId.AlarmWithoutThreshold, Severity.Error, "Alarm without a threshold")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from alarm in stack.Of(ResourceType.MetricAlarm)
        where !alarm.Read && alarm.Number("threshold") is null && alarm.Text("thresholdMetricId") is null
            && !alarm.Items("evaluationCriteria").Any()
        select Found(
            alarm,
            $"Alarm '{alarm.Name}' has no threshold; the provider sends 0.",
            "Set 'threshold', 1 for a metric that is 1 or 0 with LessThanThreshold.");
}

internal sealed class AlarmTreatMissingDataUnknown()
    : CheckRule(CheckId.AlarmTreatMissingDataUnknown, Severity.Error, "Unknown treatment of missing data")
{
    private static readonly string[] Known = ["missing", "ignore", "breaching", "notBreaching"];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from alarm in stack.Of(ResourceType.MetricAlarm)
        let treatment = alarm.Text("treatMissingData")
        where treatment is not null && !Known.Contains(treatment, StringComparer.Ordinal)
        select Found(
            alarm,
            $"Alarm '{alarm.Name}' has 'treatMissingData' '{treatment}'. The provider takes it, AWS does not.",
            $"Use one of {string.Join(", ", Known)}.");
}

internal sealed class AlarmWindowTooLong()
    : CheckRule(CheckId.AlarmWindowTooLong, Severity.Error, "Alarm that looks back further than AWS allows")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from alarm in stack.Of(ResourceType.MetricAlarm)
        let window = alarm.Number("period") * alarm.Number("evaluationPeriods")
        let most = alarm.Number("period") < 3600 ? 86_400 : 604_800
        where window > most
        select Found(
            alarm,
            $"Alarm '{alarm.Name}' looks back {window} s; AWS takes at most {most} s with this period.",
            "Lower 'evaluationPeriods' or raise 'period'.");
}

internal sealed class SilentCheckerPairInconsistent()
    : CheckRule(CheckId.SilentCheckerPairInconsistent, Severity.Warning, "Alarm and health check that disagree about missing data")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from pair in AlarmOf.HealthChecks(stack)
        let treatment = pair.Alarm.Text("treatMissingData") ?? "missing"
        let status = pair.Check.Text("insufficientDataHealthStatus") ?? "LastKnownStatus"
        let expected = treatment switch { "breaching" => "Unhealthy", "notBreaching" => "Healthy", _ => "LastKnownStatus" }
        where status != expected
        select Found(
            pair.Check,
            $"When the checker is silent, alarm '{pair.Alarm.Name}' treats the gap as '{treatment}' and health check "
                + $"'{pair.Check.Name}' says '{status}'. Which one Route 53 follows is not confirmed.",
            $"Pair '{treatment}' with '{expected}'.");
}

internal sealed class AlarmWithUnit() : CheckRule(CheckId.AlarmWithUnit, Severity.Note, "Alarm bound to a unit")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from pair in AlarmOf.HealthChecks(stack)
        where pair.Alarm.Text("unit") is not null
        select Found(
            pair.Alarm,
            $"Alarm '{pair.Alarm.Name}' sees only points of unit '{pair.Alarm.Text("unit")}'; a checker that sends another unit, or "
                + "none, is not seen.",
            "Leave 'unit' out.");
}

internal sealed class SlowDetection()
    : CheckRule(CheckId.SlowDetection, Severity.Note, "Alarm that takes more than three minutes to see a failure")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from pair in AlarmOf.HealthChecks(stack)
        let window = pair.Alarm.Number("period") * pair.Alarm.Number("evaluationPeriods")
        where window > 180
        select Found(
            pair.Alarm,
            $"Alarm '{pair.Alarm.Name}' needs {window} s of failures before its records fail over.",
            "Lower 'evaluationPeriods'; two periods of 60 s damp single losses.");
}
