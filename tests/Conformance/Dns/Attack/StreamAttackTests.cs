using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>TCP under attack: what stands still is closed by the clock, what comes in floods is bounded, and others are served meanwhile.</summary>
public sealed class StreamAttackTests(ITestOutputHelper output)
{
    internal const int Streams = 300;

    private static readonly DnsQuestion Question = new(DomainName.Parse("host.conformance.example"), RecordType.A);
    private static readonly byte[] Request = Exchange.Frame(DnsMessage.Query(7, Question).ToWire());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DnsServer Start(DnsServerOptions options) =>
        DnsServer.Start([new ListenerSetup(IPAddress.Loopback, new KeptHandler())], options: options);

    /// <summary>RFC 7766 section 6.2.3 and 10: a request that never gets finished does not keep a connection.</summary>
    [Fact]
    public async Task SlowLoris_OneOctetAtATime_IsClosedAfterTheIdleLimit()
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        await using var server = Start(new DnsServerOptions { Clock = clock, StreamIdleLimit = TimeSpan.FromSeconds(10) });
        await using var stream = await Exchange.ConnectAsync(server.Listeners[0].EndPoint);
        await stream.WriteAsync(Request, Cancellation);
        Assert.NotNull(await Exchange.ReadFrameAsync(stream));

        var closed = Exchange.ReadFrameAsync(stream);
        for (var second = 0; second < 20 && !closed.IsCompleted; second++)
        {
            try
            {
                await stream.WriteAsync(Request.AsMemory(second, 1), Cancellation);
            }
            catch (IOException)
            {
                break;
            }

            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await closed);
    }

    /// <summary>A requester that never reads its replies holds up nobody else, and is closed by the clock.</summary>
    [Fact]
    public async Task DeafRequester_ThatNeverReads_IsClosedAfterTheIdleLimit()
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        await using var server = Start(new DnsServerOptions { Clock = clock });
        var endPoint = server.Listeners[0].EndPoint;
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };
        await deaf.ConnectAsync(endPoint, Cancellation);
        byte[] flood = [.. Enumerable.Repeat(Exchange.Frame(DnsMessage.Query(7, Question with { Name = DomainName.Parse("large.conformance.example"), Type = RecordType.Txt }).ToWire()), 1000).SelectMany(frame => frame)];
        var flooding = FloodAsync(deaf, flood);

        await using (var other = await Exchange.ConnectAsync(endPoint))
        {
            await other.WriteAsync(Request, Cancellation);
            Assert.NotNull(await Exchange.ReadFrameAsync(other));
        }

        while (!flooding.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(flooding, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation));
        }

        output.WriteLine($"{await flooding} octets of requests went in before the server closed");
    }

    /// <summary>RFC 7766 section 6.2.2: connections beyond the limit push out those that stand still, not those that ask.</summary>
    [Fact]
    public async Task ConnectionFlood_BeyondTheLimit_KeepsServingNewRequesters()
    {
        const int flood = 400;
        await using var server = Start(new DnsServerOptions { MaxStreams = 32 });
        var listener = server.Listeners[0];
        var idle = new List<Socket>();
        try
        {
            for (var i = 0; i < flood; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync(listener.EndPoint, Cancellation);
                if (i % 50 != 49)
                    continue;
                Assert.InRange(listener.OpenStreams, 1, 32);
                var reply = await Exchange.OverTcpAsync(listener.EndPoint, DnsMessage.Query(7, Question).ToWire());
                Assert.True(DnsMessage.TryParse(reply, out var message));
                Assert.Single(message.Answers);
            }
        }
        finally
        {
            foreach (var socket in idle)
                socket.Dispose();
        }

        output.WriteLine($"{flood} idle connections, {listener.OpenStreams} of them still open");
    }

    /// <summary>Whatever octets come in: replies or an end, no exception in the server, and the next connection is served.</summary>
    [Fact]
    public async Task DamagedStreams_OfAllKinds_EndAndHarmNobody()
    {
        var failed = new List<Exception>();
        await using var server = Start(new DnsServerOptions { HandlerFailed = failed.Add });
        var endPoint = server.Listeners[0].EndPoint;
        var mutator = new Mutator(20260104);
        for (var i = 0; i < Streams; i++)
        {
            await using var stream = await Exchange.ConnectAsync(endPoint);
            byte[] octets = [.. Enumerable.Range(0, 10).SelectMany(n => n % 3 == 2 ? mutator.Next(Corpus.Messages) : Exchange.Frame(mutator.Next(Corpus.Messages)))];
            try
            {
                await stream.WriteAsync(octets, Cancellation);
                stream.Socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // Closed by the server as soon as it had seen enough.
            }

            while (await Exchange.ReadFrameAsync(stream) is { } reply)
                Assert.True(DnsMessage.TryParse(reply, out _), Convert.ToHexString(reply));
        }

        Assert.Empty(failed);
        Assert.True(DnsMessage.TryParse(await Exchange.OverTcpAsync(endPoint, DnsMessage.Query(7, Question).ToWire()), out _));
        Tally.Add("fuzz inputs", Streams * 10);
        output.WriteLine($"{Streams} damaged streams of ten messages each");
    }

    /// <summary>As many queries as the requester likes may wait on a slow answer; the stream takes only so many at once, and all are answered.</summary>
    [Fact]
    public async Task Pipelining_BeyondTheLimit_IsHeldBackAndThenAnswered()
    {
        var underWay = 0;
        var most = 0;
        var handler = new CrossCloudDns.Tests.Twin.Dns.FixedAnswer(async (_, cancellation) =>
        {
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellation);
            Interlocked.Decrement(ref underWay);
            return QueryReply.Code(ResponseCode.NoError);
        });
        await using var server = DnsServer.Start([new ListenerSetup(IPAddress.Loopback, handler)], options: new DnsServerOptions { MaxQueriesPerStream = 8 });
        await using var stream = await Exchange.ConnectAsync(server.Listeners[0].EndPoint);
        byte[] requests = [.. Enumerable.Repeat(Request, 100).SelectMany(frame => frame)];
        await stream.WriteAsync(requests, Cancellation);

        for (var i = 0; i < 100; i++)
            Assert.NotNull(await Exchange.ReadFrameAsync(stream));

        Assert.InRange(most, 1, 8);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private static async Task<long> FloodAsync(Socket socket, byte[] flood)
    {
        long sent = 0;
        try
        {
            while (true)
                sent += await socket.SendAsync(flood);
        }
        catch (SocketException)
        {
            return sent;
        }
    }
}
