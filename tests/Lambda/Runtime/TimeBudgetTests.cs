using CrossCloudDns.HealthChecker.Runtime;

namespace CrossCloudDns.Tests.Lambda.Runtime;

public sealed class TimeBudgetTests
{
    [Theory]
    [InlineData(4, 2.75)]
    [InlineData(20, 14.75)]
    [InlineData(55, 49.75)]
    public void ForProbing_LeavesAQuarterAndAtMostFiveSecondsForPublishing(double left, double expected)
    {
        Assert.Equal(expected, TimeBudget.ForProbing(TimeSpan.FromSeconds(left)).TotalSeconds, 6);
        Assert.Equal(left - 0.25, TimeBudget.ForPublishing(TimeSpan.FromSeconds(left)).TotalSeconds, 6);
    }
}
