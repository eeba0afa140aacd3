using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CrossCloudDns.Tests.Twin.Host;

namespace CrossCloudDns.Tests.Conformance.Http;

/// <summary>RFC 9112 and RFC 9110: what is no request of HTTP is refused, leads nowhere, and harms nobody who asks afterwards.</summary>
[Collection("Pulumi")]
public sealed class Rfc9112Tests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private const string Local = "Host: 127.0.0.1\r\nConnection: close\r\n";
    private const string Fault = "POST /api/faults HTTP/1.1\r\n" + Local + "Content-Type: application/json\r\n";

    private static readonly TimeSpan NotForever = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Requests => new()
    {
        { "9112 3: no request line", 400, "GARBAGE\r\n\r\n" },
        { "9112 3: no version", 505, "GET /api/state\r\n" + Local + "\r\n" },
        { "9110 6.2: a version that nobody speaks", 505, "GET /api/state HTTP/9.9\r\n" + Local + "\r\n" },
        { "9112 3.2: no Host", 400, "GET /api/state HTTP/1.1\r\n\r\n" },
        { "9112 3.2: two Hosts", 400, "GET /api/state HTTP/1.1\r\n" + Local + Local + "\r\n" },
        { "9112 3.2.2: an absolute form is no way to elsewhere", 400, "GET http://10.10.0.4/ HTTP/1.1\r\n" + Local + "\r\n" },
        { "9112 3.2.3: CONNECT opens no tunnel", 403, "CONNECT 10.10.0.4:443 HTTP/1.1\r\nHost: 10.10.0.4:443\r\nConnection: close\r\n\r\n" },
        { "9112 3: a target with a NUL", 400, "GET /api/\0state HTTP/1.1\r\n" + Local + "\r\n" },
        { "9112 3: a target without end", 414, "GET /" + new string('a', 64 * 1024) + " HTTP/1.1\r\n" + Local + "\r\n" },
        { "9112 5: a line without a colon", 400, "GET /api/state HTTP/1.1\r\n" + Local + "nothing\r\n\r\n" },
        { "9112 5.1: a space before the colon", 400, "GET /api/state HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n" },
        { "9110 5.4: fields without end", 431, "GET /api/state HTTP/1.1\r\n" + Local + "X: " + new string('a', 64 * 1024) + "\r\n\r\n" },
        { "9112 6.3: a length below zero", 400, Fault + "Content-Length: -1\r\n\r\n" },
        { "9112 6.3: a length that is no number", 400, Fault + "Content-Length: two\r\n\r\n{}" },
        { "9112 6.3: two lengths", 400, Fault + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}" },
        { "9110 8.6: a length above what is taken", 413, Fault + "Content-Length: 2000000\r\n\r\n{}" },
        { "9112 7.1: a chunk without a size", 400, Fault + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n" },
        { "9110 15.5.1: JSON without end", 400, Fault + "Content-Length: 20000\r\n\r\n" + new string('[', 20000) },
        { "3986 5.2.4: dots lead to no file", 404, "GET /../../../etc/passwd HTTP/1.1\r\n" + Local + "\r\n" },
        { "3986 2.1: dots in disguise lead to no file", 404, "GET /%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + Local + "\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_AgainstAClause_IsRefusedAndForgotten(string clause, int status, string request)
    {
        var response = await ExchangeAsync(request);

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} "), response, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", response, StringComparison.Ordinal);
        Assert.True((await fixture.Http.GetAsync(new Uri("/api/state", UriKind.Relative), Cancelled)).IsSuccessStatusCode, clause);
        Assert.Empty(fixture.Twin.Engine.Current.Faults);
    }

    /// <summary>RFC 9112 section 8: a message that ends early is not acted on.</summary>
    [Fact]
    public async Task Request_ThatEndsEarly_DoesNothing()
    {
        const string body = """{"kind":"site","target":"uk"}""";
        var response = await ExchangeAsync(Fault + "Content-Length: 100\r\n\r\n" + body, endsEarly: true);

        Assert.DoesNotContain(" 201 ", response, StringComparison.Ordinal);
        Assert.Empty(fixture.Twin.Engine.Current.Faults);
    }

    /// <summary>Sends a request and reads until the other side closes.</summary>
    /// <param name="endsEarly">Says after the request that no more will come. A server need not answer then.</param>
    private async Task<string> ExchangeAsync(string request, bool endsEarly = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Twin.HttpAddress.Host, fixture.Twin.HttpAddress.Port, Cancelled);
        var stream = client.GetStream();
        await UnlessClosedAsync(stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancelled).AsTask());
        if (endsEarly)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        var response = new MemoryStream();
        await UnlessClosedAsync(stream.CopyToAsync(response, Cancelled));
        return Encoding.Latin1.GetString(response.ToArray());
    }

    /// <summary>A server that refuses may close before it has read everything; what it said until then counts.</summary>
    private static async Task UnlessClosedAsync(Task transfer)
    {
        try
        {
            await transfer.WaitAsync(NotForever, TimeProvider.System, Cancelled);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            Assert.True(exception is SocketException || exception.InnerException is SocketException, $"{exception}");
        }
    }
}
