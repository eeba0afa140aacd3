using System.Globalization;
using System.Net.Http.Headers;

namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>The interface between Lambda and the process that runs a function.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>
internal sealed class RuntimeApi(HttpClient client)
{
    private static readonly MediaTypeHeaderValue ResponseType = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorType = new("application/vnd.aws.lambda.error+json");

    /// <summary>Waits for the next event, for as long as it takes: Lambda freezes the process in between.</summary>
    /// <exception cref="HttpRequestException">The Runtime API is gone, which ends the process.</exception>
    public async Task<Invocation> NextAsync(CancellationToken cancellation)
    {
        using var response = await client.GetAsync("runtime/invocation/next", cancellation);
        response.EnsureSuccessStatusCode();
        return new Invocation(
            Header(response, "Lambda-Runtime-Aws-Request-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(response, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)),
            await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    public Task RespondAsync(Invocation invocation, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        PostAsync($"runtime/invocation/{invocation.RequestId}/response", body, ResponseType, errorType: null, cancellation);

    public Task FailAsync(Invocation invocation, Exception exception, CancellationToken cancellation) =>
        PostErrorAsync($"runtime/invocation/{invocation.RequestId}/error", exception, cancellation);

    /// <summary>Tells that the function could not start. The process is expected to end.</summary>
    public Task FailStartAsync(Exception exception, CancellationToken cancellation) =>
        PostErrorAsync("runtime/init/error", exception, cancellation);

    private Task PostErrorAsync(string path, Exception exception, CancellationToken cancellation)
    {
        var error = InvocationError.Of(exception);
        return PostAsync(path, error.ToJson(), ErrorType, error.Type, cancellation);
    }

    private async Task PostAsync(
        string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, string? errorType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = type;
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
            ? values.First()
            : throw new HttpRequestException($"The Runtime API sent an event without the header '{name}'.");
}
