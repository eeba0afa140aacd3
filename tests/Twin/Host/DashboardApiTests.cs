using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>What the twin offers to its dashboard: pages, the stream of events, clients that ask, explained queries, drills.</summary>
[Collection("Pulumi")]
public sealed class DashboardApiTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/js/main.js", "text/javascript")]
    [InlineData("/js/picture/picture.js", "text/javascript")]
    [InlineData("/css/page.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    public async Task Pages_AreServedFromTheAssembly_AndNotTwice(string path, string type)
    {
        using var first = await fixture.Http.GetAsync(path, Cancelled);
        Assert.Equal((HttpStatusCode.OK, type), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.Contains("default-src 'self'", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await fixture.Http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/index.htm")]
    [InlineData("/js")]
    [InlineData("/../appsettings.json")]
    public async Task Pages_ThatThereAreNot_AreNotFound(string path)
    {
        using var response = await fixture.Http.GetAsync(path, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_NamesNothingOutsideItself()
    {
        var page = await fixture.Http.GetStringAsync("/", Cancelled);

        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
    }

    [Fact]
    public async Task Events_BeginWithASnapshot_AndTellOfAFaultThatSetsIn()
    {
        await using var events = await EventReader.OpenAsync(fixture.Http, Cancelled);
        var first = await events.NextAsync("snapshot", _ => true, Cancelled);
        Assert.Equal("dev", first.GetProperty("stack").GetString());

        await using (await fixture.FailAsync("checker", "us"))
        {
            var snapshot = await events.NextAsync("snapshot", IsOn, Cancelled);
            Assert.Contains(snapshot.GetProperty("faults").EnumerateArray(), fault => fault.GetProperty("kind").GetString() == "checker" && fault.GetProperty("target").GetString() == "us");
        }

        await events.NextAsync("snapshot", snapshot => !IsOn(snapshot), Cancelled);
        await using var late = await EventReader.OpenAsync(fixture.Http, Cancelled);
        var past = await late.NextAsync("happenings", _ => true, Cancelled);
        Assert.Equal(
            ["on", "off"],
            past.EnumerateArray().Where(happening => happening.GetProperty("subject").GetString() == "checker us").Select(happening => happening.GetProperty("value").GetString()));

        static bool IsOn(JsonElement snapshot) => snapshot.GetProperty("faults").EnumerateArray().Any(fault => fault.GetProperty("kind").GetString() == "checker");
    }

    [Fact]
    public async Task Clients_ToldToAsk_AskEveryServiceOfEveryResolver_UntilToldToStop()
    {
        await using var events = await EventReader.OpenAsync(fixture.Http, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, await SetClientsAsync(new { queriesPerSecond = 50 }));

        var asked = await events.NextAsync("snapshot", snapshot => Clients(snapshot).All(resolver => resolver.GetProperty("received").GetInt64() > 1), Cancelled);
        Assert.Equal(50, asked.GetProperty("clientQueriesPerSecond").GetDouble());
        Assert.Equal(4, Clients(asked).Count());
        var flows = await events.NextAsync("snapshot", snapshot => snapshot.GetProperty("flows").GetArrayLength() >= 2, Cancelled);
        Assert.Contains(flows.GetProperty("flows").EnumerateArray(), flow => flow.GetProperty("from").GetString() == "uk-azure" && flow.GetProperty("to").GetString() == "10.10.0.4");

        Assert.Equal(HttpStatusCode.NoContent, await SetClientsAsync(new { queriesPerSecond = 0 }));
        await events.NextAsync("snapshot", snapshot => snapshot.GetProperty("clientQueriesPerSecond").GetDouble() == 0, Cancelled);

        static IEnumerable<JsonElement> Clients(JsonElement snapshot) =>
            snapshot.GetProperty("resolvers").EnumerateArray().Where(resolver => resolver.GetProperty("role").GetString()!.EndsWith("-client", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(null)]
    public async Task Clients_ToldNonsense_AreLeftAsTheyAre(int? queriesPerSecond) =>
        Assert.Equal(HttpStatusCode.BadRequest, await SetClientsAsync(new { queriesPerSecond }));

    [Fact]
    public async Task Drills_AreListed_AndAnUnknownOneIsRefusedByName()
    {
        var drills = await fixture.Http.GetFromJsonAsync<JsonElement>("/api/drills", Cancelled);
        Assert.Contains("instance-down", drills.EnumerateArray().Select(drill => drill.GetProperty("name").GetString()));

        using var refused = await fixture.Http.PostAsJsonAsync("/api/drills", new { name = "earthquake" }, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("instance-down", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drill_WhoseRequestIsGivenUp_LeavesItsTurnToTheNext()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var given = fixture.Http.PostAsJsonAsync("/api/drills", new { name = "checker-silent" }, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        using var next = await fixture.Http.PostAsJsonAsync("/api/drills", new { name = "overload" }, Cancelled);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task State_OfTheLinks_SaysWhichSitesTheyJoin()
    {
        var state = await fixture.Http.GetFromJsonAsync<JsonElement>("/api/state", Cancelled);

        var joined = state.GetProperty("links").EnumerateArray().ToDictionary(
            link => link.GetProperty("name").GetString()!, link => string.Join(' ', link.GetProperty("sites").EnumerateArray().Select(site => site.GetString()).Order(StringComparer.Ordinal)));
        Assert.Equal("uk", joined["uk-vpn-1/1"]);
        Assert.Equal("uk", joined["uk-transit"]);
        Assert.Equal("uk us", joined["uk-us-vnets"]);
        // Between two transit gateways, which are where their VPCs are.
        Assert.Equal("uk us", joined["uk-us"]);
    }

    private async Task<HttpStatusCode> SetClientsAsync(object body)
    {
        using var response = await fixture.Http.PutAsJsonAsync("/api/clients", body, Cancelled);
        return response.StatusCode;
    }
}
