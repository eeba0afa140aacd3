using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class BodyBehaviours
{
    private const string Text = "all is well";
    private const string Head = "HTTP/1.1 200 OK\r\n";
    private const int Searched = 64 * 1024;
    private static readonly Check Wanting = new Check.Http { Host = "app", BodyContains = Text };
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<Behaviour> All =>
    [
        Answers("body has the text", Head + $"Content-Length: 15\r\n\r\n>>{Text}<<", Reason.Ok),
        Answers("body until the end has the text", Head + $"\r\n>>{Text}", Reason.Ok),
        Answers("body lacks the text", Head + "Content-Length: 5\r\n\r\nhello", Reason.Body),
        Answers("body until the end lacks the text", Head + "\r\nhello", Reason.Body),
        Answers("body has the text after its length", Head + $"Content-Length: 5\r\n\r\nhello{Text}", Reason.Body),
        Answers("body is shorter than its length", Head + "Content-Length: 500\r\n\r\nhello", Reason.Closed),
        Answers("body has the text before it ends early", Head + $"Content-Length: 500\r\n\r\n{Text}", Reason.Ok),
        Answers("body has a length that is no number", Head + $"Content-Length: many\r\n\r\n{Text}", Reason.Protocol),
        Answers("body of 204", $"HTTP/1.1 204 No Content\r\n\r\n{Text}", Reason.Body),
        Answers("body is chunked", Head + "Transfer-Encoding: chunked\r\n\r\n4\r\nall \r\n7;x=y\r\nis well\r\n0\r\n\r\n", Reason.Ok),
        Answers("body is chunked and lacks the text", Head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", Reason.Body),
        Answers("body is chunked without sizes", Head + $"Transfer-Encoding: chunked\r\n\r\n{Text}\r\n", Reason.Protocol),
        Answers("body has a chunk longer than it says", Head + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n", Reason.Protocol),
        Answers("body is chunked and ends early", Head + "Transfer-Encoding: chunked\r\n\r\n50\r\nhello", Reason.Closed),
        Answers("body has the text at the end of what is searched", Head + "\r\n" + Fill(Searched - Text.Length) + Text, Reason.Ok),
        Answers("body has the text just beyond", Head + "\r\n" + Fill(Searched - Text.Length + 1) + Text, Reason.Body),
        Acts("body comes in pieces", peer => peer.DripAsync(Pause, [Head + "\r\nall ", "is", " well"]), Reason.Ok),
        Acts("body is endless", EndlessAsync, Reason.Body),
        Acts("body drips for ever", peer => peer.DripAsync(Pause, Enumerable.Repeat("x", 10_000).Prepend(Head + "\r\n")), Reason.Timeout),
    ];

    private static Behaviour Answers(string name, string text, Reason reason) => Acts(name, peer => peer.AnswerAsync(text), reason);

    private static Behaviour Acts(string name, Func<Peer, Task> script, Reason reason) =>
        new(name, () => new ScriptedServer(script), Wanting, reason);

    private static string Fill(int length) => new('x', length);

    private static async Task EndlessAsync(Peer peer)
    {
        await peer.AnswerAsync(Head + "\r\n");
        while (true)
        {
            await peer.WriteAsync(Fill(10_000));
        }
    }
}
