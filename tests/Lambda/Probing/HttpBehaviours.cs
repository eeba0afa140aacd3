using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class HttpBehaviours
{
    private static readonly Check Plain = new Check.Http { Host = "app.internal.example.com", Path = "/healthz" };
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<Behaviour> All =>
    [
        Answers("http 200", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Reason.Ok),
        Answers("http 204", "HTTP/1.1 204 No Content\r\n\r\n", Reason.Ok),
        Answers("http 1.0", "HTTP/1.0 200 OK\r\n\r\n", Reason.Ok),
        Answers("http without a phrase", "HTTP/1.1 200\r\n\r\n", Reason.Ok),
        Answers("http redirects", "HTTP/1.1 301 Moved Permanently\r\nLocation: http://127.0.0.1:1/\r\n\r\n", Reason.Ok),
        Answers("http redirects where it must not", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", Reason.Status, Expecting("200-299")),
        Answers("http 404", "HTTP/1.1 404 Not Found\r\n\r\n", Reason.Status),
        Answers("http 500", "HTTP/1.1 500 Internal Server Error\r\n\r\n", Reason.Status),
        Answers("http 503", "HTTP/1.1 503 Service Unavailable\r\n\r\n", Reason.Status),
        Answers("http 503 where it is expected", "HTTP/1.1 503 Service Unavailable\r\n\r\n", Reason.Ok, Expecting("503")),
        Answers("http 101", "HTTP/1.1 101 Switching Protocols\r\n\r\n", Reason.Status),
        Answers("http 100 then 200", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Reason.Ok),
        Answers("http 103 then 500", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 500 Error\r\n\r\n", Reason.Status),
        Answers("http 100 for ever", string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 20)), Reason.Protocol),
        Answers("http speaks SSH", "SSH-2.0-OpenSSH_9.2\r\n", Reason.Protocol),
        Answers("http speaks HTTP/2", "HTTP/2.0 200 OK\r\n\r\n", Reason.Protocol),
        Answers("http status without digits", "HTTP/1.1 OK 200\r\n\r\n", Reason.Protocol),
        Answers("http status of two digits", "HTTP/1.1 20 OK\r\n\r\n", Reason.Protocol),
        Answers("http header without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", Reason.Protocol),
        Answers("http large head", "HTTP/1.1 200 OK\r\nX: " + new string('x', 30_000) + "\r\n\r\n", Reason.Ok),
        Answers("http huge head", "HTTP/1.1 200 OK\r\nX: " + new string('x', 40_000) + "\r\n\r\n", Reason.Protocol),
        Answers("http ends within the head", "HTTP/1.1 200 OK\r\nContent-Le", Reason.Closed),
        Answers("http ends without a word", "", Reason.Closed),
        Acts("http closes at once", _ => Task.CompletedTask, Reason.Closed, Reason.Reset),
        Acts("http resets", ResetAsync, Reason.Reset),
        Acts("http is silent", peer => peer.HangAsync(), Reason.Timeout),
        Acts("http drips its head for ever", peer => peer.DripAsync(Pause, Enumerable.Repeat("H", 10_000)), Reason.Protocol, Reason.Timeout),
        Acts("http drips headers for ever", DripHeadersAsync, Reason.Timeout),
        Acts("http drips its head", peer => peer.DripAsync(Pause, ["HTTP/1.1 2", "00 OK\r", "\n\r", "\n"]), Reason.Ok),
        Acts("http answers half open", HalfOpenAsync, Reason.Ok),
        new("http swallows the connection", () => new BlackHole(), Plain, Reason.Timeout),
        Acts("http fails once", FailOnceAsync, Reason.Ok) with { Attempts = 2, ExpectedAttempts = 2 },
        new("http wants a host and a header", () => new ScriptedServer(WantHeadersAsync), new Check.Http
        {
            Host = "app.internal.example.com",
            Path = "/deep?x=1",
            Method = "POST",
            Headers = [KeyValuePair.Create("X-Probe", "yes")],
        }, Reason.Ok),
        new("http HEAD", () => new ScriptedServer(peer => peer.AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")), new Check.Http
        {
            Host = "app",
            Method = "HEAD",
        }, Reason.Ok),
    ];

    private static Behaviour Answers(string name, string text, Reason reason, Check? check = null) =>
        new(name, () => new ScriptedServer(peer => peer.AnswerAsync(text)), check ?? Plain, reason);

    private static Behaviour Acts(string name, Func<Peer, Task> script, params Reason[] reasons) =>
        new(name, () => new ScriptedServer(script), Plain, reasons);

    private static Check.Http Expecting(string statuses)
    {
        Assert.True(StatusRange.TryParse(statuses, out var range));
        return new Check.Http { Host = "app", Statuses = [range] };
    }

    private static async Task ResetAsync(Peer peer)
    {
        await peer.ReadRequestAsync();
        peer.Reset();
    }

    private static Task DripHeadersAsync(Peer peer) =>
        peer.DripAsync(Pause, ["HTTP/1.1 200 OK\r\n", .. Enumerable.Repeat("X: y\r\n", 1000)]);

    private static async Task HalfOpenAsync(Peer peer)
    {
        await peer.AnswerAsync("HTTP/1.1 200 OK\r\n\r\n");
        peer.HalfClose();
        await peer.HangAsync();
    }

    private static Task FailOnceAsync(Peer peer) =>
        peer.AnswerAsync(peer.Number == 1 ? "HTTP/1.1 500 Error\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n");

    private static async Task WantHeadersAsync(Peer peer)
    {
        var request = await peer.ReadRequestAsync();
        var isRight = request.StartsWith("POST /deep?x=1 HTTP/1.1\r\nHost: app.internal.example.com\r\n", StringComparison.Ordinal)
            && request.Contains("\r\nX-Probe: yes\r\n", StringComparison.Ordinal);
        await peer.WriteAsync(isRight ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 400 Bad Request\r\n\r\n");
    }
}
