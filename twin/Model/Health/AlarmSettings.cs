namespace CrossCloudDns.Twin.Model;

/// <summary>The settings that decide an alarm's state.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"/>
public sealed record AlarmSettings
{
    public required MetricId Metric { get; init; }

    public required MetricStatistic Statistic { get; init; }

    /// <summary>Length of one data point.</summary>
    /// <value>10, 20 or 30 seconds, or whole minutes.</value>
    public required TimeSpan Period { get; init; }

    /// <summary>N: how many periods are looked at.</summary>
    /// <value>At least 1.</value>
    public required int EvaluationPeriods { get; init; }

    /// <summary>M of N; <see langword="null"/> means N. A health check does not know it.</summary>
    public int? DatapointsToAlarm { get; init; }

    public required double Threshold { get; init; }

    public required AlarmComparison Comparison { get; init; }

    /// <value>Default <see cref="MissingData.Missing"/>.</value>
    public MissingData TreatMissingData { get; init; }

    /// <summary>Whether a value is on the alarm's side of the threshold.</summary>
    public bool Breaches(double value) => Comparison switch
    {
        AlarmComparison.LessThanThreshold => value < Threshold,
        AlarmComparison.LessThanOrEqualToThreshold => value <= Threshold,
        AlarmComparison.GreaterThanThreshold => value > Threshold,
        _ => value >= Threshold,
    };
}

public enum MetricStatistic
{
    Average,
    Minimum,
    Maximum,
    Sum,
    SampleCount,
}

public enum AlarmComparison
{
    LessThanThreshold,
    LessThanOrEqualToThreshold,
    GreaterThanThreshold,
    GreaterThanOrEqualToThreshold,
}

/// <summary>What an alarm makes of periods without data.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>
public enum MissingData
{
    Missing,
    Ignore,
    Breaching,
    NotBreaching,
}
