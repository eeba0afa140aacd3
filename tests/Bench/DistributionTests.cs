using CrossCloudDns.Bench;

namespace CrossCloudDns.Tests.Bench;

public sealed class DistributionTests
{
    [Fact]
    public void Of_OneToAHundredInAnyOrder_HasTheNearestRanks() =>
        Assert.Equal(new Distribution(100, 1, 50, 95, 100), Distribution.Of(Enumerable.Range(1, 100).Reverse().Select(number => (double)number)));

    [Fact]
    public void Of_OneValue_IsThatThroughout() => Assert.Equal(new Distribution(1, 7, 7, 7, 7), Distribution.Of([7]));

    [Fact]
    public void Of_Nothing_Throws() => Assert.Throws<ArgumentException>(() => Distribution.Of([]));

    [Fact]
    public void Histogram_WithAGap_ShowsEachIntervalOnce()
    {
        string[] expected =
        [
            $"   0 to  10 s {new string('#', 40)} 2",
            $"  10 to  20 s {new string(' ', 40)} 0",
            $"  20 to  30 s {new string('#', 20),-40} 1",
        ];

        Assert.Equal(expected, Distribution.Histogram([0, 9.9, 20], 10, "s"));
    }
}
