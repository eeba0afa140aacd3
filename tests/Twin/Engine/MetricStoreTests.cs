using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine;

public class MetricStoreTests
{
    private static readonly MetricId Metric = new("eu-west-2", "N", "Healthy", [new("Target", "app/uk"), new("Site", "uk")]);

    [Rule("HEALTH-06")]
    [Theory]
    [InlineData(MetricStatistic.Minimum, 0)]
    [InlineData(MetricStatistic.Maximum, 4)]
    [InlineData(MetricStatistic.Sum, 6)]
    [InlineData(MetricStatistic.Average, 2)]
    [InlineData(MetricStatistic.SampleCount, 3)]
    public void Read_SeveralPointsInAMinute_GivesTheStatistic(MetricStatistic statistic, double expected)
    {
        var store = With((10, 0), (30, 4), (59, 2), (60, 9));
        Assert.Equal([expected], store.Read(Metric, statistic, TimeSpan.FromMinutes(1), 1, Sample.Now.AddMinutes(1)));
    }

    [Rule("HEALTH-06")]
    [Fact]
    public void Read_MinutesWithoutData_AreMissing() =>
        Assert.Equal(
            [1, null, 0],
            With((0, 1), (120, 0)).Read(Metric, MetricStatistic.Minimum, TimeSpan.FromMinutes(1), 3, Sample.Now.AddMinutes(3)));

    [Rule("HEALTH-07")]
    [Fact]
    public void Read_OtherDimensions_AreAnotherMetric()
    {
        var other = new MetricId("eu-west-2", "N", "Healthy", [new("Target", "app/us"), new("Site", "uk")]);
        Assert.Equal([null], With((0, 1)).Read(other, MetricStatistic.Minimum, TimeSpan.FromMinutes(1), 1, Sample.Now.AddMinutes(1)));
    }

    [Rule("HEALTH-07")]
    [Fact]
    public void MetricId_SameDimensionsInAnyOrder_AreEqual() =>
        Assert.Equal(Metric, new MetricId("eu-west-2", "N", "Healthy", [new("Site", "uk"), new("Target", "app/uk")]));

    [Rule("HEALTH-08")]
    [Theory]
    [InlineData(-14 * 24 * 60 - 1, false)]
    [InlineData(-14 * 24 * 60 + 1, true)]
    [InlineData(119, true)]
    [InlineData(121, false)]
    public void With_TimestampTooOldOrTooFarAhead_IsNotTakenIn(int minutes, bool taken)
    {
        var store = MetricStore.Empty.With([new MetricPoint(Metric, Sample.Now.AddMinutes(minutes), 1)], Sample.Now);
        Assert.Equal(taken, store.Latest(Metric) is not null);
    }

    private static MetricStore With(params (double Seconds, double Value)[] points) =>
        MetricStore.Empty.With(points.Select(point => new MetricPoint(Metric, Sample.Now.AddSeconds(point.Seconds), point.Value)), Sample.Now.AddMinutes(5));
}
