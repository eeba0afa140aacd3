using System.Globalization;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>How CloudWatch makes a state out of data points. Pure: the same arguments give the same verdict.</summary>
/// <remarks>
/// CloudWatch fetches more periods than it evaluates. When enough of them have data, the newest N of those decide and missing ones play
/// no part; otherwise missing ones are filled as the alarm says. This one procedure yields all 40 cells of the documented tables.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>
public static class AlarmEvaluation
{
    /// <summary>Evaluates an alarm at a moment, over a window that slides by whole minutes.</summary>
    public static AlarmVerdict Evaluate(
        AlarmSettings settings, AlarmState current, MetricStore metrics, DateTimeOffset now, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(assumptions);
        var range = settings.EvaluationPeriods + assumptions.ExtraEvaluationPeriods;
        var points = metrics.Read(settings.Metric, settings.Statistic, settings.Period, range, now);
        return Evaluate(settings, current, points, assumptions);
    }

    /// <summary>Next state of an alarm, with its reason.</summary>
    /// <param name="points">One per period of the evaluation range, oldest first; <see langword="null"/> where no data arrived.</param>
    public static AlarmVerdict Evaluate(
        AlarmSettings settings, AlarmState current, ReadOnlySpan<double?> points, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(assumptions);
        var n = settings.EvaluationPeriods;
        var m = Math.Min(settings.DatapointsToAlarm ?? n, n);
        int real = 0, breaching = 0, oldestAge = 0;
        for (var age = 0; age < points.Length && real < n; age++)
        {
            if (points[^(age + 1)] is not { } value)
                continue;
            real++;
            oldestAge = age;
            if (settings.Breaches(value))
                breaching++;
        }

        if (real == n)
            return Of(breaching >= m, $"{breaching} of the newest {n} data points breach, {m} alarm");
        if (real == 0)
            return WithoutData(settings.TreatMissingData, current);

        var missing = n - real;
        var counts = string.Create(CultureInfo.InvariantCulture, $"{breaching} of {real} data points breach, {missing} missing, {m} alarm");
        return settings.TreatMissingData switch
        {
            MissingData.Breaching => Of(breaching + missing >= m, counts + "; missing ones count as breaching"),
            MissingData.NotBreaching => Of(breaching >= m, counts + "; missing ones count as not breaching"),
            _ when breaching >= m => Of(alarm: true, counts),
            var treatment when breaching == real && oldestAge + 1 >= m => treatment == MissingData.Ignore
                ? new AlarmVerdict(current, counts + "; missing ones are ignored")
                : Of(alarm: true, counts + "; all that arrived breach and the oldest is old enough"),
            _ when breaching == real && assumptions.PrematureAlarmRetainsState => new AlarmVerdict(current, counts + "; too early to tell"),
            _ => Of(alarm: false, counts),
        };
    }

    private static AlarmVerdict WithoutData(MissingData treatment, AlarmState current) => treatment switch
    {
        MissingData.Breaching => Of(alarm: true, "no data, which counts as breaching"),
        MissingData.NotBreaching => Of(alarm: false, "no data, which counts as not breaching"),
        MissingData.Ignore => new AlarmVerdict(current, "no data, which is ignored"),
        _ => new AlarmVerdict(AlarmState.InsufficientData, "no data"),
    };

    private static AlarmVerdict Of(bool alarm, string reason) => new(alarm ? AlarmState.Alarm : AlarmState.Ok, reason);
}

/// <summary>What an evaluation came to.</summary>
public readonly record struct AlarmVerdict(AlarmState State, string Reason);
