using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class QueryBudgetTests
{
    private readonly VirtualClock _clock = new();

    private int Take(QueryBudget budget, int attempts) => Enumerable.Range(0, attempts).Count(_ => budget.TryTake());

    [Theory]
    [InlineData(1)]
    [InlineData(1500)]
    [InlineData(10_000)]
    public void TryTake_WithinASecond_GivesTheBudgetAndNoMore(int perSecond)
    {
        var budget = new QueryBudget(perSecond, _clock);

        Assert.Equal(perSecond, Take(budget, perSecond + 100));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, Take(budget, 10));
    }

    [Fact]
    public void TryTake_NextSecond_StartsAnew()
    {
        var budget = new QueryBudget(100, _clock);
        Take(budget, 1000);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(100, Take(budget, 1000));
    }

    [Fact]
    public void TryTake_IdleSeconds_AreNotSavedUp()
    {
        var budget = new QueryBudget(100, _clock);

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(100, Take(budget, 1000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_NoBudget_Throws(int perSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueryBudget(perSecond, _clock));
}
