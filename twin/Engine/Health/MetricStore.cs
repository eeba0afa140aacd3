using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>CloudWatch's data points, one per metric and minute; immutable.</summary>
/// <remarks>What was published for the same minute is put together. Points older than the retention are forgotten.</remarks>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html"/>
public sealed class MetricStore
{
    /// <summary>How long CloudWatch keeps points of one minute.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(15);

    /// <summary>Nothing was published.</summary>
    public static readonly MetricStore Empty = new(ImmutableDictionary<MetricId, ImmutableSortedDictionary<long, StatisticSet>>.Empty);

    private static readonly TimeSpan OldestAccepted = TimeSpan.FromDays(14);
    private static readonly TimeSpan NewestAccepted = TimeSpan.FromHours(2);

    private readonly ImmutableDictionary<MetricId, ImmutableSortedDictionary<long, StatisticSet>> _series;

    private MetricStore(ImmutableDictionary<MetricId, ImmutableSortedDictionary<long, StatisticSet>> series) => _series = series;

    /// <summary>The metrics that have points.</summary>
    public IEnumerable<MetricId> Metrics => _series.Keys;

    /// <summary>The store with these points. Points more than two weeks old or two hours ahead are not taken in.</summary>
    public MetricStore With(IEnumerable<MetricPoint> points, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(points);
        var series = _series.ToBuilder();
        foreach (var point in points)
        {
            if (point.Timestamp < now - OldestAccepted || point.Timestamp > now + NewestAccepted)
                continue;
            var minutes = series.GetValueOrDefault(point.Metric, ImmutableSortedDictionary<long, StatisticSet>.Empty);
            var minute = MinuteOf(point.Timestamp);
            minutes = minutes.SetItem(minute, minutes.GetValueOrDefault(minute) + point.Values);
            var oldest = MinuteOf(now - Retention);
            while (minutes.Keys.First() < oldest)
                minutes = minutes.Remove(minutes.Keys.First());
            series[point.Metric] = minutes;
        }

        return new MetricStore(series.ToImmutable());
    }

    /// <summary>One value per period before <paramref name="end"/>, oldest first; <see langword="null"/> where no data arrived.</summary>
    /// <param name="end">Where the newest period ends, itself not included; whole minutes.</param>
    public double?[] Read(MetricId metric, MetricStatistic statistic, TimeSpan period, int count, DateTimeOffset end)
    {
        var values = new double?[count];
        if (!_series.TryGetValue(metric, out var minutes))
            return values;
        var width = Math.Max(1, (long)period.TotalMinutes);
        var last = MinuteOf(end);
        for (var i = 0; i < count; i++)
        {
            var first = last - (count - i) * width;
            var sum = default(StatisticSet);
            for (var minute = first; minute < first + width; minute++)
                sum += minutes.GetValueOrDefault(minute);
            values[i] = sum.SampleCount > 0 ? sum.Get(statistic) : null;
        }

        return values;
    }

    /// <summary>The newest minute's statistics of a metric, with its start; <see langword="null"/> without any.</summary>
    public (DateTimeOffset Minute, StatisticSet Values)? Latest(MetricId metric) =>
        _series.TryGetValue(metric, out var minutes) && !minutes.IsEmpty && minutes.Last() is var last
            ? (DateTimeOffset.UnixEpoch.AddMinutes(last.Key), last.Value)
            : null;

    private static long MinuteOf(DateTimeOffset moment) => (long)Math.Floor((moment - DateTimeOffset.UnixEpoch).TotalMinutes);
}
