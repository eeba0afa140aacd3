using System.Net;
using System.Text;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Host;

/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
public sealed class RuntimeApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly VirtualClock _clock = new();
    private readonly List<string> _failedStarts = [];
    private RuntimeApi _api = null!;
    private HttpClient _function = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = await RuntimeApi.StartAsync("arn:aws:lambda:eu-west-2:123456789012:f", _clock, _failedStarts.Add, Cancelled);
        _function = new HttpClient { BaseAddress = new Uri($"http://{_api.Authority}/2018-06-01/runtime/") };
    }

    public async ValueTask DisposeAsync()
    {
        _function.Dispose();
        await _api.DisposeAsync();
    }

    [Rule("RUN-02")]
    [Fact]
    public async Task Next_GivesTheEventWithItsHeaders_AndResponseEndsIt()
    {
        var invoked = _api.InvokeAsync("""{"a":1}""", Minute, Cancelled);

        var (id, deadline, payload) = await NextAsync();
        using var response = await PostAsync($"invocation/{id}/response", "\"done\"");

        Assert.Equal("""{"a":1}""", payload);
        Assert.Equal((_clock.GetUtcNow() + Minute).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), deadline);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(new InvocationResult.Responded("\"done\""), await invoked);
    }

    [Fact]
    public async Task Next_WaitsForTheNextEvent()
    {
        var next = NextAsync();
        Assert.False(next.IsCompleted);

        var invoked = _api.InvokeAsync("{}", Minute, Cancelled);
        var (id, _, _) = await next;
        using var response = await PostAsync($"invocation/{id}/response", "{}");

        Assert.IsType<InvocationResult.Responded>(await invoked);
    }

    [Rule("RUN-02")]
    [Fact]
    public async Task Error_EndsTheInvocationWithItsType()
    {
        var invoked = _api.InvokeAsync("{}", Minute, Cancelled);
        var (id, _, _) = await NextAsync();

        using var response = await PostAsync($"invocation/{id}/error", """{"errorMessage":"no"}""", "CCD3004");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(new InvocationResult.Failed("CCD3004", """{"errorMessage":"no"}"""), await invoked);
    }

    [Fact]
    public async Task Response_ToAnUnknownInvocation_IsRefused()
    {
        using var response = await PostAsync("invocation/unknown/response", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("InvalidRequestID", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_Twice_IsRefusedTheSecondTime()
    {
        var invoked = _api.InvokeAsync("{}", Minute, Cancelled);
        var (id, _, _) = await NextAsync();
        using var first = await PostAsync($"invocation/{id}/response", "1");
        using var second = await PostAsync($"invocation/{id}/response", "2");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
        Assert.Equal(new InvocationResult.Responded("1"), await invoked);
    }

    [Rule("RUN-04")]
    [Fact]
    public async Task Invoke_BeyondItsTimeout_EndsWithoutAnAnswer()
    {
        var invoked = _api.InvokeAsync("{}", Minute, Cancelled);
        await NextAsync();

        while (!invoked.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Yield();
        }

        Assert.Equal(new InvocationResult.TimedOut(Minute), await invoked);
    }

    [Fact]
    public async Task Abandon_EndsWhatTheProcessHadTaken_AndNothingElse()
    {
        var taken = _api.InvokeAsync("1", Minute, Cancelled);
        var waiting = _api.InvokeAsync("2", Minute, Cancelled);
        await NextAsync();

        _api.Abandon();

        Assert.IsType<InvocationResult.Crashed>(await taken);
        var (id, _, payload) = await NextAsync();
        using var response = await PostAsync($"invocation/{id}/response", "{}");
        Assert.Equal("2", payload);
        Assert.IsType<InvocationResult.Responded>(await waiting);
    }

    [Fact]
    public async Task InitError_IsReported()
    {
        using var response = await PostAsync("init/error", """{"errorMessage":"no variable"}""", "CCD3001");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""CCD3001: {"errorMessage":"no variable"}""", Assert.Single(_failedStarts));
    }

    private async Task<(string Id, string Deadline, string Payload)> NextAsync()
    {
        using var response = await _function.GetAsync("invocation/next", Cancelled);
        Assert.Equal("arn:aws:lambda:eu-west-2:123456789012:f", response.Headers.GetValues("Lambda-Runtime-Invoked-Function-Arn").Single());
        return (
            response.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single(),
            response.Headers.GetValues("Lambda-Runtime-Deadline-Ms").Single(),
            await response.Content.ReadAsStringAsync(Cancelled));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        return await _function.SendAsync(request, Cancelled);
    }
}
