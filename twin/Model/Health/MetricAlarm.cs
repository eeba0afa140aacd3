namespace CrossCloudDns.Twin.Model;

/// <summary>A CloudWatch alarm over one metric.</summary>
public sealed record MetricAlarm
{
    public required string Id { get; init; }

    /// <summary>Alarm name, unique in its Region.</summary>
    public required string Name { get; init; }

    public required string Region { get; init; }

    public required AlarmSettings Settings { get; init; }
}
