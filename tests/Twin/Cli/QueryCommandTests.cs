using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class QueryCommandTests
{
    private const string App = "app.internal.example.com";

    [Theory]
    [InlineData("uk", "172.16.1.10")]
    [InlineData("us", "172.20.1.10")]
    [InlineData("us-aws", "172.20.1.10")]
    public async Task Query_FromASite_GivesTheNearestInstance(string site, string expected) =>
        Assert.Equal([$"{App}. 30 IN A {expected}"], await AnswersAsync(App, "--from", site));

    [Theory]
    [InlineData("instance app/uk", "172.20.1.10")]
    [InlineData("instance app/us", "172.16.1.10")]
    [InlineData("inbound 10.10.0.4", "172.16.1.10")]
    [InlineData("region us-west-2", "172.16.1.10")]
    public async Task Query_UnderAFault_GivesWhatIsLeft(string fault, string expected) =>
        Assert.Equal([$"{App}. 30 IN A {expected}"], await AnswersAsync(App, "--from", "uk", "--fault", fault));

    [Theory]
    [InlineData("500", "10.10.1.20")]
    [InlineData("bad-certificate", "172.16.1.20")]
    public async Task Query_UnderAFaultOfAnHttpInstance_LeavesItWhereItsCheckWould(string mode, string expected)
    {
        var document = await JsonAsync("orders.internal.example.com", "--from", "uk", "--fault", $"instance orders/uk {mode}");

        Assert.Equal($"orders.internal.example.com. 30 IN A {expected}", Assert.Single(document.GetProperty("answers").EnumerateArray()).GetString());
        Assert.Equal("chosen", document.GetProperty("trail").EnumerateArray().Last().GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Query_OfAnUnknownName_IsNxDomainWithTheSoa()
    {
        var document = await JsonAsync("nobody.internal.example.com", "--from", "uk");

        Assert.Equal("NXDOMAIN", document.GetProperty("code").GetString());
        Assert.Contains(" SOA ", Assert.Single(document.GetProperty("authority").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Explained_NamesEveryHopAndWhatFellOut()
    {
        var (code, output, error) = await RunAsync("query", App, "--from", "uk", "--explain");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        foreach (var hop in new[] { "168.63.129.16", "forwarding rule", "10.10.0.4:53", "uk-inbound in eu-west-2a", "0 km from eu-west-2", "another is preferred", "8 connection", "app/uk at 172.16.1.10", "caches keep the answer for 30 s" })
        {
            Assert.Contains(hop, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Query_OfAnAddressThatNobodyServesFrom_SaysSoAtTheEnd()
    {
        var document = await JsonAsync(App, "--from", "uk", "--fault", "instance app/uk", "--fault", "instance app/us");

        var last = document.GetProperty("trail").EnumerateArray().Last();
        Assert.Equal(("connection", "dropped"), (last.GetProperty("stage").GetString(), last.GetProperty("verdict").GetString()));
        Assert.Contains("does not serve", last.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfANameOneOfWhoseInstancesIsDrained_SaysThatItIsSoOnPurpose()
    {
        var document = await JsonAsync("search.internal.example.com", "--stack", "full", "--from", "sg");

        var drained = Assert.Single(
            document.GetProperty("trail").EnumerateArray(), step => step.GetProperty("reason").GetString()!.Contains("drained, taken out on purpose", StringComparison.Ordinal));
        Assert.Equal(("record-selection", "dropped"), (drained.GetProperty("stage").GetString(), drained.GetProperty("verdict").GetString()));
        Assert.DoesNotContain("172.24.1.30", document.GetProperty("answers").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_PastASilentAddress_SaysAtEachHopHowLongItHasWaited()
    {
        var document = await JsonAsync(App, "--from", "uk", "--fault", "inbound 10.10.0.4");

        var waited = document.GetProperty("trail").EnumerateArray().ToLookup(step => step.GetProperty("stage").GetString(), step => step.GetProperty("afterSeconds").GetDouble());
        Assert.Equal(0, Assert.Single(waited["forwarding-target"]));
        Assert.All(waited["record-selection"].Concat(waited["connection"]), seconds => Assert.Equal(document.GetProperty("waitedSeconds").GetDouble(), seconds));
        Assert.True(document.GetProperty("waitedSeconds").GetDouble() > 0);
    }

    [Theory]
    [InlineData("CCD2011: There is no client at 'mars'. Clients are in the sites uk, us.", App, "--from", "mars")]
    [InlineData("CCD2011: 'a..b' is not a domain name.", "a..b", "--from", "uk")]
    [InlineData("CCD2011: 'NOPE' is not a record type.", App, "NOPE", "--from", "uk")]
    [InlineData("CCD2012: There is no fault of kind 'volcano'.", App, "--from", "uk", "--fault", "volcano uk")]
    public async Task Query_OfNonsense_FailsWithOneMessage(string message, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(["query", .. arguments]);

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string?>> AnswersAsync(params string[] arguments) =>
        (await JsonAsync(arguments)).GetProperty("answers").EnumerateArray().Select(answer => answer.GetString());

    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(["query", .. arguments, "--format", "json"]);
        Assert.Equal((ExitCode.Success, ""), (code, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await TwinCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
