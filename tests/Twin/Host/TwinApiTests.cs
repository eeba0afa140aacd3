using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CrossCloudDns.Tests.Twin.Host;

[Collection("Pulumi")]
public sealed class TwinApiTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_ListsWhatRuns()
    {
        var state = await fixture.Http.GetFromJsonAsync<JsonElement>("/api/state", Cancelled);

        Assert.Equal("dev", state.GetProperty("stack").GetString());
        Assert.Equal(["uk", "us"], state.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("name").GetString()));
        Assert.Equal(["app.internal.example.com", "orders.internal.example.com"], state.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("name").GetString()));
        Assert.Equal(6, state.GetProperty("resolvers").EnumerateArray().Count(resolver => resolver.GetProperty("role").GetString() == "route53-inbound"));
        Assert.Empty(state.GetProperty("notUnderstood").EnumerateArray());
    }

    [Fact]
    public async Task Faults_OnAndOff_AreInTheStateAndOut()
    {
        using var created = await fixture.Http.PostAsJsonAsync("/api/faults", new { kind = "inbound", target = "10.20.0.36" }, Cancelled);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("id").GetString();

        Assert.Equal((HttpStatusCode.Created, $"/api/faults/{id}"), (created.StatusCode, created.Headers.Location?.OriginalString));
        Assert.Contains("inbound 10.20.0.36", await FaultsAsync());

        using var ended = await fixture.Http.DeleteAsync($"/api/faults/{id}", Cancelled);
        using var again = await fixture.Http.DeleteAsync($"/api/faults/{id}", Cancelled);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (ended.StatusCode, again.StatusCode));
        Assert.DoesNotContain("inbound 10.20.0.36", await FaultsAsync());
    }

    [Theory]
    [InlineData("""{"kind":"volcano","target":"uk"}""", "There is no fault of kind 'volcano'")]
    [InlineData("""{"kind":"instance","target":"app/mars"}""", "cannot hit 'app/mars'")]
    [InlineData("""{"kind":"instance","target":"app/uk","mode":"sing"}""", "There is no mode 'sing'")]
    [InlineData("""{"kind":"inbound","target":"192.0.2.1"}""", "cannot hit '192.0.2.1'")]
    [InlineData("""{"kind":1}""", "not a fault")]
    [InlineData("{}", "There is no fault of kind ''")]
    [InlineData("null", "not a fault")]
    [InlineData("[", "not a fault")]
    public async Task Faults_OfNonsense_AreRefusedWithAReason(string body, string reason)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await fixture.Http.PostAsync("/api/faults", content, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("error").GetString();
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "attacker.example.org")]
    [InlineData("Host", "10.10.0.4")]
    [InlineData("Origin", "https://attacker.example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task AnyRequest_FromAnotherSite_IsForbidden(string header, string value)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/api/state"), (HttpMethod.Post, "/api/faults") })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await fixture.Http.SendAsync(request, Cancelled);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("Origin", "own")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task ARequest_OfTheOwnPage_IsServed(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/state");
        request.Headers.TryAddWithoutValidation(header, value == "own" ? fixture.Twin.HttpAddress.GetLeftPart(UriPartial.Authority) : value);
        using var response = await fixture.Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task AForm_WhichAnyPageMaySend_IsNoFault()
    {
        using var content = new StringContent("""{"kind":"site","target":"uk"}""", Encoding.UTF8, "text/plain");
        using var response = await fixture.Http.PostAsync("/api/faults", content, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<IEnumerable<string?>> FaultsAsync() =>
        (await fixture.Http.GetFromJsonAsync<JsonElement>("/api/state", Cancelled)).GetProperty("faults").EnumerateArray()
            .Select(fault => fault.GetProperty("description").GetString());
}
