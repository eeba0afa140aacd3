using CrossCloudDns.Bench.Dns;

namespace CrossCloudDns.Tests.Bench;

public sealed class QuickJudgementTests
{
    [Theory]
    [InlineData(2.4)]
    [InlineData(1.61)]
    [InlineData(9)]
    public void Of_ATryThatIsNotShortByMoreThanAThird_Holds(double lead) =>
        Assert.Equal(QuickVerdict.Holds, QuickJudgement.Of(2.4, [lead]));

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 1.59 })]
    [InlineData(new[] { 1.0, 0.2 })]
    public void Of_FewerThanThreeTriesAllShort_AsksForAnother(double[] tries) =>
        Assert.Equal(QuickVerdict.TryAgain, QuickJudgement.Of(2.4, tries));

    [Fact]
    public void Of_ThreeTriesAllShort_Fell() => Assert.Equal(QuickVerdict.Fell, QuickJudgement.Of(2.4, [1.59, 1.2, 1.59]));

    [Theory]
    [InlineData(new[] { 1.0, 1.0, 1.7 })]
    [InlineData(new[] { 1.0, 1.7 })]
    public void Of_OneTryAmongShortOnesThatIsNot_Holds(double[] tries) =>
        Assert.Equal(QuickVerdict.Holds, QuickJudgement.Of(2.4, tries));

    [Fact]
    public void Lead_MostTurnsDisturbed_IsThatOfTheBestTurns() =>
        Assert.Equal(2.5, QuickJudgement.Lead(twin: [9, 4, 90, 5, 4.5], peer: [10, 200, 12, 11, 30]), 6);

    [Fact]
    public void Lead_TheTwinSpendsMoreThanThePeer_IsBelowOne() => Assert.Equal(0.5, QuickJudgement.Lead(twin: [8], peer: [4]), 6);

    [Fact]
    public void Lead_WithoutATurn_Throws() => Assert.Throws<InvalidOperationException>(() => QuickJudgement.Lead([], [1]));
}
