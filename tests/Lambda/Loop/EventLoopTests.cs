using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using CrossCloudDns.HealthChecker.Loop;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Loop;

/// <summary>Connections that share a thread: each ends as its own target behaves, and tells whoever waits for it once.</summary>
[SupportedOSPlatform("linux")]
public sealed class EventLoopTests : IDisposable
{
    private readonly EventLoop? _loop = OperatingSystem.IsLinux() ? new EventLoop() : null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _loop?.Dispose();

    [Fact]
    public async Task RunAsync_NeitherAFullRowNorOne_OpensAllOfThemAndEndsEachByItself()
    {
        var loop = Loop();
        await using var answers = new ScriptedServer(peer => peer.AnswerAsync("HTTP/1.1 204 No Content\r\n\r\n"));
        await using var closed = new ClosedPort(IPAddress.Loopback);
        var healthy = Enumerable.Range(0, 23).Select(_ => loop.RunAsync(answers.Endpoint, Http(), Cancellation)).ToArray();
        var refused = Enumerable.Range(0, 22).Select(_ => loop.RunAsync(closed.Endpoint, Http(), Cancellation)).ToArray();

        await Task.WhenAll(healthy);
        foreach (var one in refused)
        {
            Assert.Equal(SocketError.ConnectionRefused, (await Assert.ThrowsAsync<SocketException>(() => one)).SocketErrorCode);
        }
    }

    [Fact]
    public async Task BeginAsync_FromAnyThread_BeginsOnTheLoopsOwn()
    {
        var loop = Loop();
        var here = Environment.CurrentManagedThreadId;

        var first = await loop.BeginAsync(() => Task.FromResult(Environment.CurrentManagedThreadId));
        var second = await Task.Run(() => loop.BeginAsync(() => Task.FromResult(Environment.CurrentManagedThreadId)), Cancellation);

        Assert.Equal(first, second);
        Assert.NotEqual(here, first);
    }

    [Fact]
    public async Task BeginAsync_WorkThatThrows_FailsAndLeavesTheLoopRunning()
    {
        var loop = Loop();

        await Assert.ThrowsAsync<InvalidDataException>(() => loop.BeginAsync<int>(() => throw new InvalidDataException()));
        Assert.Equal(1, await loop.BeginAsync(() => Task.FromResult(1)));
    }

    [Fact]
    public async Task RunAsync_OneEndCallsOffAnother_EndsBothOnce()
    {
        var loop = Loop();
        using var other = new CancellationTokenSource();
        await using var silent = new ScriptedServer(peer => peer.HangAsync());
        await using var closed = new ClosedPort(IPAddress.Loopback);
        var waiting = loop.RunAsync(silent.Endpoint, Http(), other.Token);

        var calling = CallOffAfterAsync(loop.RunAsync(closed.Endpoint, Http(), Cancellation), other);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await calling;
    }

    [Fact]
    public async Task RunAsync_CalledOffBefore_ConnectsNowhere()
    {
        var loop = Loop();
        var accepted = 0;
        await using var server = new ScriptedServer(peer =>
        {
            Interlocked.Increment(ref accepted);
            return peer.AnswerAsync("HTTP/1.1 200 OK\r\n\r\n");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop.RunAsync(server.Endpoint, Http(), new CancellationToken(canceled: true)));
        // Opened after it, so that it would have come first.
        await loop.RunAsync(server.Endpoint, Http(), Cancellation);

        Assert.Equal(1, accepted);
    }

    private static async Task CallOffAfterAsync(Task end, CancellationTokenSource other)
    {
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning disable CA1849 // Within the call that tells the end, on the loop's thread.
        other.Cancel();
#pragma warning restore CA1849
    }

    private static HttpExchange Http() => new(new Check.Http { Host = "localhost" });

    private EventLoop Loop()
    {
        Assert.SkipWhen(_loop is null, "The event loop needs epoll.");
        return _loop!;
    }
}
