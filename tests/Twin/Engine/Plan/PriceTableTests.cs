using CrossCloudDns.Twin.Engine.Plan;

namespace CrossCloudDns.Tests.Twin.Engine.Plan;

public sealed class PriceTableTests
{
    [Fact]
    public void BuiltIn_Prices_HaveIdsOfTheirOwnADateAndASource()
    {
        Assert.Distinct(PriceTable.BuiltIn.Prices.Select(price => price.Id));
        Assert.All(PriceTable.BuiltIn.Prices, price =>
        {
            Assert.True(price.Usd > 0, price.Id);
            Assert.True(DateOnly.TryParseExact(price.Date, "yyyy-MM-dd", out _), price.Id);
            Assert.True(Uri.TryCreate(price.Source, UriKind.Absolute, out _), price.Id);
        });
    }

    [Fact]
    public void Override_OfOnePrice_KeepsTheOthers()
    {
        var table = PriceTable.Override(Table("""{"id":"aws.resolver.address-hour","what":"x","unit":"hour","usd":0.2,"date":"2026-01-01","confirmed":true,"source":"https://example.org"}"""));

        Assert.Equal((0.2m, PriceTable.BuiltIn["aws.nat.gateway-hour"].Usd), (table["aws.resolver.address-hour"].Usd, table["aws.nat.gateway-hour"].Usd));
        Assert.Equal("EUR", table.Currency);
    }

    [Theory]
    [InlineData("""{"id":"aws.nothing","what":"x","unit":"hour","usd":0.2,"date":"2026-01-01","confirmed":true,"source":"s"}""", "Price 'aws.nothing' is unknown")]
    [InlineData("""{"id":"aws.resolver.address-hour"}""", "not of the form")]
    [InlineData("no price", "not of the form")]
    public void Override_OfSomethingElse_SaysWhatIsWrong(string price, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => PriceTable.Override(Table(price))).Message, StringComparison.Ordinal);

    private static string Table(string price) => $$"""{"currency":"EUR","region":"eu-west-2","hoursPerMonth":730,"prices":[{{price}}]}""";
}
