using System.Collections.Immutable;
using System.Net.Http.Headers;
using CrossCloudDns.HealthChecker.Signing;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Sends signed requests to the CloudWatch endpoint of one Region.</summary>
internal sealed class CloudWatchClient(HttpClient client, Uri endpoint, SignatureV4 signature, TimeProvider time)
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    public Uri Endpoint => endpoint;

    /// <exception cref="HttpRequestException">The endpoint cannot be reached, or the connection broke.</exception>
    public async Task<CloudWatchAnswer> SendAsync(byte[] body, CancellationToken cancellation)
    {
        using var request = Request(body);
        using var response = await client.SendAsync(request, cancellation);
        return new CloudWatchAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    private HttpRequestMessage Request(byte[] body)
    {
        var now = time.GetUtcNow();
        var date = SignatureV4.Timestamp(now);
        var headers = ImmutableArray.Create(
            KeyValuePair.Create("Host", endpoint.Authority),
            KeyValuePair.Create("Content-Type", ContentType),
            KeyValuePair.Create("X-Amz-Date", date));
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        request.Headers.Add("X-Amz-Date", date);
        if (signature.Credentials.SessionToken is { } token)
        {
            headers = headers.Add(KeyValuePair.Create("X-Amz-Security-Token", token));
            request.Headers.Add("X-Amz-Security-Token", token);
        }

        var signable = new SignableRequest("POST", endpoint.AbsolutePath, [], headers, body);
        request.Headers.TryAddWithoutValidation("Authorization", signature.Authorization(signable, now));
        return request;
    }
}
