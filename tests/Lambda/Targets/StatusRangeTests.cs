using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.Tests.Lambda.Targets;

public sealed class StatusRangeTests
{
    [Theory]
    [InlineData("100-599", 100, 599)]
    [InlineData("200", 200, 200)]
    public void TryParse_Allowed_RoundTrips(string text, int first, int last)
    {
        Assert.True(StatusRange.TryParse(text, out var range));
        Assert.Equal(text, range.ToString());
        Assert.False(range.Contains(first - 1));
        Assert.True(range.Contains(first));
        Assert.True(range.Contains(last));
        Assert.False(range.Contains(last + 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("600")]
    [InlineData("300-200")]
    [InlineData("200-")]
    [InlineData("+200")]
    [InlineData("200-299-399")]
    public void TryParse_NotAllowed_IsFalse(string text) => Assert.False(StatusRange.TryParse(text, out _));
}
