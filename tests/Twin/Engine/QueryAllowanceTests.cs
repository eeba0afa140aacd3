using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Tests.Twin.Engine;

public class QueryAllowanceTests
{
    [Fact]
    public void Take_WithinASecond_LetsThroughWhatIsAllowedAndDropsTheRest()
    {
        var allowance = new QueryAllowance(1_000);
        var through = Enumerable.Range(0, 1_500).Sum(_ => allowance.Take(Sample.Now));
        Assert.Equal(1_000, through);
        Assert.Equal(1, allowance.Take(Sample.Now.AddSeconds(1)));
    }

    [Fact]
    public void Take_SeveralAtOnce_LetsThroughWhatIsLeft()
    {
        var allowance = new QueryAllowance(10);
        Assert.Equal(7, allowance.Take(Sample.Now, 7));
        Assert.Equal(3, allowance.Take(Sample.Now, 7));
        Assert.Equal(0, allowance.Take(Sample.Now));
    }

    [Fact]
    public void Constructor_Nothing_IsMisuse() => Assert.Throws<ArgumentOutOfRangeException>(() => new QueryAllowance(0));
}
