using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Publishing;

namespace CrossCloudDns.Tests.Lambda.Publishing;

public sealed class MetricBatchTests
{
    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(1000, new[] { 1000 })]
    [InlineData(1001, new[] { 1000, 1 })]
    [InlineData(2001, new[] { 1000, 1000, 1 })]
    public void Split_ByNumber_PutsAThousandIntoEach(int count, int[] expected) =>
        Assert.Equal(expected, MetricBatch.Split("N", Metrics(count, "Site")).Select(batch => batch.Metrics.Length));

    [Fact]
    public void Split_BySize_StaysBelowOneMegabyteAndLosesNothing()
    {
        var metrics = Metrics(900, new string('x', 2000));

        var batches = MetricBatch.Split("N", metrics).ToArray();

        Assert.True(batches.Length > 1);
        Assert.All(batches, batch => Assert.InRange(batch.Body.Length, 1, 1_000_000));
        Assert.Equal(metrics, batches.SelectMany(batch => batch.Metrics));
    }

    private static ImmutableArray<Metric> Metrics(int count, string dimension) =>
        [.. Enumerable.Range(0, count).Select(number =>
            new Metric("Healthy", number, unit: null, [KeyValuePair.Create("D", dimension)], DateTimeOffset.UnixEpoch))];
}
