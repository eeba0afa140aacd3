using System.Collections.Immutable;
using System.Net.Http.Headers;
using CrossCloudDns.HealthChecker.Signing;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Publishes with signed PutMetricData requests, whose answer proves that the signal arrived.</summary>
internal sealed class CloudWatchSink(HttpClient client, Uri endpoint, SignatureV4 signature, TimeProvider time) : IMetricSink
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    public async Task PublishAsync(string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation)
    {
        foreach (var body in Batches(metricNamespace, metrics))
        {
            using var request = Request(body);
            using var response = await client.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                var answer = await response.Content.ReadAsStringAsync(cancellation);
                throw new CheckerException(
                    Diagnostic.PublishRefused,
                    $"CloudWatch at '{endpoint}' answered {(int)response.StatusCode}: {answer}. Metrics in the namespace "
                    + $"'{metricNamespace}' must be allowed to the function's role. Correct the role or the endpoint.");
            }
        }
    }

    private static IEnumerable<byte[]> Batches(string metricNamespace, ImmutableArray<Metric> metrics)
    {
        var batch = new PutMetricData(metricNamespace);
        foreach (var metric in metrics)
        {
            if (!batch.TryAdd(metric))
            {
                yield return batch.ToBytes();
                batch = new PutMetricData(metricNamespace);
                batch.TryAdd(metric);
            }
        }

        yield return batch.ToBytes();
    }

    private HttpRequestMessage Request(byte[] body)
    {
        var now = time.GetUtcNow();
        var headers = ImmutableArray.Create(
            KeyValuePair.Create("Host", endpoint.Authority),
            KeyValuePair.Create("Content-Type", ContentType),
            KeyValuePair.Create("X-Amz-Date", SignatureV4.Timestamp(now)));
        if (signature.Credentials.SessionToken is { } token)
        {
            headers = headers.Add(KeyValuePair.Create("X-Amz-Security-Token", token));
        }

        var signable = new SignableRequest("POST", endpoint.AbsolutePath, [], headers, body);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith("X-", StringComparison.Ordinal)))
        {
            request.Headers.Add(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", signature.Authorization(signable, now));
        return request;
    }
}
