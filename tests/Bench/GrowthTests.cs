using CrossCloudDns.Bench.Program;

namespace CrossCloudDns.Tests.Bench;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(100, 50, 200, 100, 2)]
    [InlineData(100, 50, 1600, 800, 2)]
    [InlineData(100, 50, 400, 800, 4)]
    [InlineData(100, 50, 1000, 50, 1)]
    public void PerDoubling_OfProportionSquareAndConstant_IsTwoFourAndOne(double size, double cost, double largerSize, double largerCost, double expected) =>
        Assert.Equal(expected, Growth.PerDoubling(size, cost, largerSize, largerCost), 6);

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(1, 0, 2, 3)]
    [InlineData(1, 1, 2, 0)]
    [InlineData(2, 1, 2, 3)]
    [InlineData(3, 1, 2, 3)]
    public void PerDoubling_OfNoGrowthInSize_Throws(double size, double cost, double largerSize, double largerCost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Growth.PerDoubling(size, cost, largerSize, largerCost));
}
