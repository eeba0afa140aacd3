using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads CloudWatch alarms over one metric.</summary>
internal static class AlarmReader
{
    public static ImmutableArray<MetricAlarm> Read(ResourceIndex resources) =>
        [.. resources.OfType(AwsTypes.MetricAlarm).Select(alarm => ReadAlarm(resources, alarm)).OfType<MetricAlarm>()];

    private static MetricAlarm? ReadAlarm(ResourceIndex resources, DeclaredResource alarm)
    {
        // Metric math, metrics insights, extended statistics and anomaly bands: a health check cannot follow them either.
        if (alarm.Text("metricName") is not { } metric
            || alarm.Text("namespace") is not { } @namespace
            || !Enum.TryParse<MetricStatistic>(alarm.Text("statistic"), out var statistic)
            || !Enum.TryParse<AlarmComparison>(alarm.Text("comparisonOperator"), out var comparison)
            || alarm.Number("threshold") is not { } threshold)
        {
            resources.Report(alarm, "Only alarms over one metric, with a plain statistic and a static threshold, are evaluated.");
            return null;
        }

        var region = resources.RegionOf(alarm);
        return new MetricAlarm
        {
            Id = alarm.Id,
            Name = alarm.Text("name") ?? alarm.Name,
            Region = region,
            Settings = new AlarmSettings
            {
                Metric = new MetricId(region, @namespace, metric, alarm.Map("dimensions")),
                Statistic = statistic,
                Period = TimeSpan.FromSeconds(alarm.Number("period") ?? 60),
                EvaluationPeriods = Math.Max(1, alarm.Integer("evaluationPeriods") ?? 1),
                DatapointsToAlarm = alarm.Integer("datapointsToAlarm") is > 0 and var points ? points : null,
                Threshold = threshold,
                Comparison = comparison,
                TreatMissingData = Enum.TryParse<MissingData>(alarm.Text("treatMissingData"), ignoreCase: true, out var missing)
                    ? missing
                    : MissingData.Missing,
            },
        };
    }
}
