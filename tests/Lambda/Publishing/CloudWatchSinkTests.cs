using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Signing;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Lambda.Publishing;

public sealed class CloudWatchSinkTests
{
    private readonly VirtualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "")]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    [InlineData(HttpStatusCode.BadRequest, "Throttling")]
    [InlineData(HttpStatusCode.BadRequest, "ThrottlingException")]
    [InlineData(HttpStatusCode.BadRequest, "RequestLimitExceeded")]
    public async Task PublishAsync_PassingFailure_TriesAgain(HttpStatusCode status, string code)
    {
        using var endpoint = new FakeEndpoint((number, _) => Task.FromResult(number < 3 ? Answer(status, code) : Answer(HttpStatusCode.OK)));

        var outcome = await Sink(endpoint).PublishAsync("N", Metrics(2), Cancellation);

        Assert.Null(outcome.Failure);
        Assert.Equal(2, outcome.Arrived.Length);
        Assert.Equal(3, endpoint.Requests);
    }

    [Fact]
    public async Task PublishAsync_BrokenConnection_TriesAgain()
    {
        using var endpoint = new FakeEndpoint((number, _) =>
            number == 1 ? throw new HttpRequestException("reset") : Task.FromResult(Answer(HttpStatusCode.OK)));

        Assert.Null((await Sink(endpoint).PublishAsync("N", Metrics(1), Cancellation)).Failure);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied")]
    [InlineData(HttpStatusCode.BadRequest, "InvalidParameterValue")]
    public async Task PublishAsync_Refusal_IsFinal(HttpStatusCode status, string code)
    {
        using var endpoint = new FakeEndpoint((_, _) => Task.FromResult(Answer(status, code)));

        var outcome = await Sink(endpoint).PublishAsync("N", Metrics(2), Cancellation);

        Assert.Equal(1, endpoint.Requests);
        Assert.Empty(outcome.Arrived);
        Assert.Equal(
            $"CCD3004: 2 of 2 metrics of namespace 'N' did not arrive: CloudWatch at 'https://monitoring.eu-west-2.amazonaws.com/' answered {(int)status} {code}: "
            + "why. The function's role must be allowed to put metrics in that namespace. Correct the role or the endpoint.",
            outcome.Failure?.Message);
    }

    [Fact]
    public async Task PublishAsync_OneBatchRefused_DeliversTheOthersAndCountsTheLost()
    {
        using var endpoint = new FakeEndpoint((number, _) => Task.FromResult(number == 2 ? Answer(HttpStatusCode.Forbidden, "AccessDenied") : Answer(HttpStatusCode.OK)));

        var outcome = await Sink(endpoint).PublishAsync("N", Metrics(2500), Cancellation);

        Assert.Equal(3, endpoint.Requests);
        Assert.Equal(1500, outcome.Arrived.Length);
        Assert.StartsWith("CCD3004: 1000 of 2500 metrics", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_NoSuccessUntilTheTimeIsOver_SaysTheLastAnswer()
    {
        using var time = new CancellationTokenSource();
        using var endpoint = new FakeEndpoint((number, _) =>
        {
            if (number == 5)
            {
                time.Cancel();
            }

            return Task.FromResult(Answer(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable"));
        });

        var outcome = await Sink(endpoint).PublishAsync("N", Metrics(1), time.Token);

        Assert.StartsWith("CCD3005: 1 of 1 metrics", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("the last answer: 503 ServiceUnavailable: why.", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_SilentAddress_IsGivenUpForAnotherTry()
    {
        var asked = new TaskCompletionSource();
        using var endpoint = new FakeEndpoint(async (number, cancellation) =>
        {
            if (number == 1)
            {
                asked.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }

            return Answer(HttpStatusCode.OK);
        });
        var publishing = Sink(endpoint).PublishAsync("N", Metrics(1), Cancellation);
        await asked.Task;

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Null((await publishing).Failure);
        Assert.Equal(2, endpoint.Requests);
    }

    [Theory]
    [InlineData(1, 0.5, 50)]
    [InlineData(2, 0.5, 100)]
    [InlineData(3, 0.999, 399.6)]
    [InlineData(20, 0.5, 1000)]
    public void After_SomeFailures_IsAnyTimeUpToADoublingBound(int failures, double chance, double milliseconds) =>
        Assert.Equal(milliseconds, new RetryPause(() => chance).After(failures).TotalMilliseconds, 3);

    private CloudWatchSink Sink(FakeEndpoint endpoint) => new(
        new CloudWatchClient(
            endpoint.Client,
            new Uri("https://monitoring.eu-west-2.amazonaws.com"),
            new SignatureV4(new Credentials("AKIDEXAMPLE", "secret", sessionToken: null), "eu-west-2", "monitoring"),
            _clock),
        new RetryPause(() => 0),
        _clock);

    private static ImmutableArray<Metric> Metrics(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Metric("Healthy", number, unit: null, [], DateTimeOffset.UnixEpoch))];

    private static HttpResponseMessage Answer(HttpStatusCode status, string code = "") =>
        new(status) { Content = new StringContent($"<ErrorResponse><Error><Code>{code}</Code><Message>why</Message></Error></ErrorResponse>") };
}
