using CrossCloudDns.Bench.Program;

namespace CrossCloudDns.Tests.Bench;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(100, 50, 200, 100, 2)]
    [InlineData(100, 50, 1600, 800, 2)]
    [InlineData(100, 50, 400, 800, 4)]
    [InlineData(100, 50, 1000, 50, 1)]
    public void PerDoubling_OfProportionSquareAndConstant_IsTwoFourAndOne(
        double size, double cost, double largerSize, double largerCost, double expected) =>
        Assert.Equal(expected, Growth.PerDoubling(size, cost, largerSize, largerCost), 6);

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(1, 0, 2, 3)]
    [InlineData(1, 1, 2, 0)]
    [InlineData(2, 1, 2, 3)]
    [InlineData(3, 1, 2, 3)]
    public void PerDoubling_OfNoGrowthInSize_Throws(double size, double cost, double largerSize, double largerCost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Growth.PerDoubling(size, cost, largerSize, largerCost));

    [Fact]
    public void Steepest_OfSizesNearAndFar_LeavesTheNearPairsOut()
    {
        CostOfSize[] costs = [new("small", 1000, 100), new("middle", 5000, 500), new("near it", 16000, 2560), new("large", 18000, 1800)];

        var (most, smaller, larger) = Growth.Steepest(costs);

        Assert.Equal(("small", "near it"), (smaller.Name, larger.Name));
        Assert.Equal(Math.Pow(25.6, 1.0 / 4), most, 6);
    }

    [Fact]
    public void Steepest_OfSquares_IsFour() =>
        Assert.Equal(4, Growth.Steepest([new("a", 1, 1), new("b", 2, 4), new("c", 5, 25)]).PerDoubling, 6);

    [Fact]
    public void Steepest_WithNoTwoSizesFarApart_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Growth.Steepest([new("a", 10, 1), new("b", 39, 2)]));

    [Fact]
    public void Through_CostsOnALine_FindsIt()
    {
        var line = StraightLine.Through([new("a", 100, 25), new("b", 200, 45), new("c", 1000, 205)]);

        Assert.Equal(5, line.Base, 6);
        Assert.Equal(0.2, line.PerUnit, 6);
    }

    [Fact]
    public void FarthestOf_CostsWithOneOff_IsThatOne()
    {
        CostOfSize[] costs = [new("a", 1, 1), new("b", 2, 30), new("c", 3, 3), new("d", 4, 4)];

        Assert.Equal("b", StraightLine.Through(costs).FarthestOf(costs).Name);
    }

    [Fact]
    public void Through_OneSize_Throws() =>
        Assert.Throws<ArgumentException>(() => StraightLine.Through([new("a", 10, 1), new("b", 10, 2)]));
}
