using System.Collections.Immutable;
using System.Net;
using System.Text;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Signing;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>The checker's real client against the twin's real endpoint, over a socket.</summary>
public sealed class CloudWatchEndpointTests : IAsyncLifetime
{
    private readonly AwsCredentials _known = AwsCredentials.Create();
    private readonly List<(string Region, ImmutableArray<MetricDatum> Data)> _received = [];
    private readonly HttpClient _client = new();
    private CloudWatchEndpoint _endpoint = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _endpoint = await CloudWatchEndpoint.StartAsync(
        new SignatureVerifier("monitoring", key => key == _known.AccessKeyId ? _known : null, TimeProvider.System),
        (region, data) => _received.Add((region, data)),
        Cancelled);

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        _client.Dispose();
    }

    [Rule("RUN-01")]
    [Fact]
    public async Task PutMetricData_FromTheChecker_Arrives()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);
        var dimensions = ImmutableArray.Create(
            KeyValuePair.Create("Zone", "internal.example.com"), KeyValuePair.Create("Target", "app/uk ü&="));

        var answer = await SendAsync(
            _known.SecretAccessKey,
            "CrossCloudDns",
            new Metric("Healthy", 1, null, dimensions, time),
            new Metric("Latency", 1.5, "Milliseconds", dimensions, time));

        Assert.True(answer.IsSuccess, answer.Body);
        var (region, data) = Assert.Single(_received);
        Assert.Equal("eu-west-2", region);
        Assert.Equal(["Healthy", "Latency"], data.Select(datum => datum.Name));
        Assert.Equal("Target=app/uk ü&=,Zone=internal.example.com", string.Join(',', data[0].Dimensions.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal((time, 1.0, 1.5, 1.5, 1.5), (data[1].Timestamp, data[1].SampleCount, data[1].Sum, data[1].Minimum, data[1].Maximum));
    }

    [Rule("RUN-01")]
    [Fact]
    public async Task PutMetricData_WithABadSignature_IsForbiddenAndNothingArrives()
    {
        var answer = await SendAsync("another", "CrossCloudDns", Healthy);

        Assert.Equal((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        Assert.Empty(_received);
    }

    [Fact]
    public async Task PutMetricData_WithoutASignature_IsForbidden()
    {
        using var content = new StringContent("Action=PutMetricData", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await _client.PostAsync(_endpoint.Address, content, Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutMetricData_OfWhatCloudWatchRefuses_IsABadRequest()
    {
        var answer = await SendAsync(_known.SecretAccessKey, "AWS/EC2", Healthy);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterValue"), (answer.Status, answer.Code));
        Assert.Empty(_received);
    }

    private static Metric Healthy => new("Healthy", 1, null, [], DateTimeOffset.UnixEpoch);

    private Task<CloudWatchAnswer> SendAsync(string secret, string metricNamespace, params ReadOnlySpan<Metric> metrics)
    {
        var body = new PutMetricData(metricNamespace);
        foreach (var metric in metrics)
        {
            Assert.True(body.TryAdd(metric));
        }

        var signature = new SignatureV4(new Credentials(_known.AccessKeyId, secret, _known.SessionToken), "eu-west-2", "monitoring");
        return new CloudWatchClient(_client, _endpoint.Address, signature, TimeProvider.System).SendAsync(body.ToBytes(), Cancelled);
    }
}
