namespace CrossCloudDns.Tests.Lambda.Publishing;

/// <summary>An endpoint without a network.</summary>
/// <param name="answer">Answers the n-th request, counted from 1.</param>
internal sealed class FakeEndpoint(Func<int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public int Requests { get; private set; }

    public HttpClient Client => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        answer(++Requests, cancellationToken);
}
