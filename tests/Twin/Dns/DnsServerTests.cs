using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Tests.Conformance.Dns;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class DnsServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(300);
    private static readonly DnsQuestion Question = new(DomainName.Parse("App.example.org"), RecordType.A);

    private readonly DnsClient _client = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DnsServer Start(IQueryHandler handler, DnsServerOptions? options = null) =>
        DnsServer.Start([new ListenerSetup(IPAddress.Loopback, handler)], options: options);

    private async Task<DnsMessage> AskAsync(IPEndPoint server, DnsQuestion question, QueryTransport transport = QueryTransport.Udp)
    {
        var request = DnsMessage.Query(7, question).ToWire();
        var exchange = await _client.SendAsync(server, request, Patience, transport, cancellationToken: Cancellation);
        var answered = Assert.IsType<DnsExchange.Answered>(exchange);
        return answered.Parse() ?? throw new InvalidDataException("The reply is malformed.");
    }

    [Theory]
    [InlineData(QueryTransport.Udp, true)]
    [InlineData(QueryTransport.Udp, false)]
    [InlineData(QueryTransport.Tcp, true)]
    public async Task Start_OnPortZero_AnswersOnBothTransports(QueryTransport transport, bool batches)
    {
        await using var server = Start(FixedAnswer.Address(), new DnsServerOptions { UseBatches = batches });

        var reply = await AskAsync(server.Listeners[0].EndPoint, Question, transport);

        Assert.Equal(7, reply.Id);
        Assert.True(reply.IsResponse);
        Assert.True(reply.RecursionAvailable);
        Assert.Equal("App.example.org.", reply.Questions[0].Name.ToString());
        Assert.Equal("192.0.2.1", reply.Answers[0].Data.ToString());
        Assert.Equal(1, server.Listeners[0].Counters.Answered);
    }

    [Fact]
    public async Task Start_SeveralAddresses_ShareOnePortAndKeepTheirHandlers()
    {
        string[] addresses = ["127.9.0.1", "127.9.0.2", "127.9.0.3"];
        await using var server = DnsServer.Start([.. addresses.Select(a => new ListenerSetup(IPAddress.Parse(a), FixedAnswer.Address(a)))]);

        foreach (var listener in server.Listeners)
        {
            var reply = await AskAsync(listener.EndPoint, Question);

            Assert.Equal(server.Port, listener.EndPoint.Port);
            Assert.Equal(listener.EndPoint.Address.ToString(), reply.Answers[0].Data.ToString());
        }
    }

    [Fact]
    public async Task Start_PortTaken_ThrowsAndBindsNothing()
    {
        await using var server = Start(FixedAnswer.Address());
        var other = IPAddress.Parse("127.9.0.9");

        Assert.Throws<SocketException>(() => DnsServer.Start(
            [new ListenerSetup(other, FixedAnswer.Address()), new ListenerSetup(IPAddress.Loopback, FixedAnswer.Address())],
            server.Port));

        await using var second = DnsServer.Start([new ListenerSetup(other, FixedAnswer.Address())], server.Port);
        Assert.Equal(server.Port, second.Port);
    }

    [Fact]
    public async Task Gate_Silence_LosesRequestsUntilItIsLifted()
    {
        await using var server = Start(FixedAnswer.Address());
        var listener = server.Listeners[0];

        listener.Gate.Fault = new ListenerFault.Silence();
        Assert.IsType<DnsExchange.TimedOut>(await _client.AskAsync(listener.EndPoint, Question, Brief, Cancellation));
        listener.Gate.Fault = null;
        Assert.Single((await AskAsync(listener.EndPoint, Question)).Answers);

        Assert.Equal(1, listener.Counters.Lost);
    }

    [Fact]
    public async Task Gate_Refuse_AnswersWithTheCode()
    {
        await using var server = Start(FixedAnswer.Address());
        server.Listeners[0].Gate.Fault = new ListenerFault.Refuse(ResponseCode.ServFail);

        Assert.Equal(ResponseCode.ServFail, (await AskAsync(server.Listeners[0].EndPoint, Question)).ResponseCode);
        Assert.Equal(ResponseCode.ServFail, (await AskAsync(server.Listeners[0].EndPoint, Question, QueryTransport.Tcp)).ResponseCode);
    }

    [Fact]
    public async Task Gate_Delay_AnswersLater()
    {
        await using var server = Start(FixedAnswer.Address());
        server.Listeners[0].Gate.Fault = new ListenerFault.Delay(TimeSpan.FromMilliseconds(80));

        var exchange = await _client.AskAsync(server.Listeners[0].EndPoint, Question, Patience, Cancellation);

        Assert.InRange(Assert.IsType<DnsExchange.Answered>(exchange).Elapsed, TimeSpan.FromMilliseconds(79), Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_OfOneListener_ClosesItsPortOnly(bool batches)
    {
        await using var server = DnsServer.Start(
            [new ListenerSetup(IPAddress.Loopback, FixedAnswer.Address()), new ListenerSetup(IPAddress.Parse("127.0.0.2"), FixedAnswer.Address())],
            options: new DnsServerOptions { UseBatches = batches });

        await server.Listeners[0].DisposeAsync();

        Assert.IsNotType<DnsExchange.Answered>(await _client.AskAsync(server.Listeners[0].EndPoint, Question, Brief, Cancellation));
        Assert.Single((await AskAsync(server.Listeners[1].EndPoint, Question)).Answers);
    }

    [Theory]
    [InlineData(QueryTransport.Udp)]
    [InlineData(QueryTransport.Tcp)]
    public async Task Start_OnIpv6Loopback_Answers(QueryTransport transport)
    {
        await using var server = DnsServer.Start([new ListenerSetup(IPAddress.IPv6Loopback, FixedAnswer.Address())]);

        Assert.Single((await AskAsync(server.Listeners[0].EndPoint, Question, transport)).Answers);
    }

    [Fact]
    public async Task Gate_BudgetUsedUp_DropsInSilenceUntilTheNextSecond()
    {
        var clock = new VirtualClock();
        await using var server = Start(FixedAnswer.Address());
        var listener = server.Listeners[0];
        listener.Gate.Budget = new QueryBudget(1, clock);

        Assert.Single((await AskAsync(listener.EndPoint, Question)).Answers);
        Assert.IsType<DnsExchange.TimedOut>(await _client.AskAsync(listener.EndPoint, Question, Brief, Cancellation));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await AskAsync(listener.EndPoint, Question)).Answers);

        Assert.Equal(1, listener.Counters.OverBudget);
    }

    [Fact]
    public async Task AnswerAsync_TooManyWaiting_IsServFailForTheRest()
    {
        var release = new TaskCompletionSource();
        await using var server = Start(
            new FixedAnswer(async (_, _) =>
            {
                await release.Task;
                return QueryReply.Code(ResponseCode.NoError);
            }),
            new DnsServerOptions { MaxWaitingQueries = 2 });
        var asked = Enumerable.Range(0, 5).Select(_ => AskAsync(server.Listeners[0].EndPoint, Question)).ToList();

        var rejected = new List<DnsMessage>();
        for (var i = 0; i < 3; i++)
        {
            var first = await Task.WhenAny(asked);
            asked.Remove(first);
            rejected.Add(await first);
        }

        release.SetResult();
        var answered = await Task.WhenAll(asked);

        Assert.All(rejected, reply => Assert.Equal(ResponseCode.ServFail, reply.ResponseCode));
        Assert.All(answered, reply => Assert.Equal(ResponseCode.NoError, reply.ResponseCode));
        Assert.Equal(3, server.Listeners[0].Counters.Failed);
    }

    // RFC 7766 section 7: replies may overtake one another, and a slow one must not hold up the rest.
    [Fact]
    public async Task AnswerAsync_SlowFirstOverTcp_IsOvertaken()
    {
        var release = new TaskCompletionSource();
        await using var server = Start(new FixedAnswer(async (query, _) =>
        {
            if (query.Question.Name == Question.Name)
                await release.Task;
            return QueryReply.Code(ResponseCode.NoError);
        }));
        await using var stream = await Exchange.ConnectAsync(server.Listeners[0].EndPoint);
        byte[] requests =
        [
            .. Exchange.Frame(DnsMessage.Query(1, Question).ToWire()),
            .. Exchange.Frame(DnsMessage.Query(2, Question with { Name = DomainName.Parse("quick.example.org") }).ToWire()),
        ];
        await stream.WriteAsync(requests, Cancellation);

        Assert.Equal(2, (await Exchange.ReadFrameAsync(stream))![1]);
        release.SetResult();
        Assert.Equal(1, (await Exchange.ReadFrameAsync(stream))![1]);
    }

    [Fact]
    public async Task AnswerAsync_Throws_IsServFailAndReported()
    {
        var reported = new TaskCompletionSource<Exception>();
        await using var server = Start(
            new FixedAnswer((_, _) => throw new InvalidOperationException("broken")),
            new DnsServerOptions { HandlerFailed = exception => reported.TrySetResult(exception) });

        Assert.Equal(ResponseCode.ServFail, (await AskAsync(server.Listeners[0].EndPoint, Question)).ResponseCode);
        Assert.Equal("broken", (await reported.Task).Message);
        Assert.Equal(1, server.Listeners[0].Counters.Failed);
    }

    [Theory]
    [InlineData(QueryTransport.Udp, true)]
    [InlineData(QueryTransport.Udp, false)]
    [InlineData(QueryTransport.Tcp, true)]
    public async Task TryAnswer_Throws_IsServFailAndTheListenerGoesOn(QueryTransport transport, bool batches)
    {
        await using var server = Start(new ThrowingAtOnce(), new DnsServerOptions { UseBatches = batches });

        for (var i = 0; i < 3; i++)
            Assert.Equal(ResponseCode.ServFail, (await AskAsync(server.Listeners[0].EndPoint, Question, transport)).ResponseCode);
        Assert.Equal(3, server.Listeners[0].Counters.Failed);
    }

    [Fact]
    public async Task SendAsync_TruncatedReply_IsAskedAgainOverTcp()
    {
        var answers = Enumerable.Range(0, 100).Select(i => new ResourceRecord(
            Question.Name,
            TimeSpan.FromSeconds(5),
            RecordData.Parse(RecordType.A, $"192.0.2.{i}")));
        await using var server = Start(new FixedAnswer((_, _) => new(new QueryReply.Records(new DnsMessage { Answers = [.. answers] }))));

        var reply = await AskAsync(server.Listeners[0].EndPoint, Question);

        Assert.False(reply.Truncated);
        Assert.Equal(100, reply.Answers.Length);
        Assert.Equal(2, server.Listeners[0].Counters.Received);
    }

    [Fact]
    public async Task AnswerAsync_Relayed_CarriesTheRequestersIdAndCase()
    {
        await using var upstream = Start(FixedAnswer.Address());
        var asked = upstream.Listeners[0].EndPoint;
        await using var server = Start(new FixedAnswer(async (query, cancellation) =>
            await _client.SendAsync(asked, query.Message, Patience, query.Transport, cancellationToken: cancellation) is DnsExchange.Answered answered
                ? new QueryReply.Relayed(answered.Message)
                : QueryReply.Code(ResponseCode.ServFail)));

        foreach (var transport in Enum.GetValues<QueryTransport>())
        {
            var reply = await AskAsync(server.Listeners[0].EndPoint, Question, transport);

            Assert.Equal(7, reply.Id);
            Assert.Equal("App.example.org.", reply.Questions[0].Name.ToString());
            Assert.Single(reply.Answers);
            Assert.NotNull(reply.Edns);
        }
    }

    [Fact]
    public async Task SendAsync_NobodyListens_IsUnreachable()
    {
        IPEndPoint gone;
        await using (var server = Start(FixedAnswer.Address()))
            gone = server.Listeners[0].EndPoint;

        Assert.IsType<DnsExchange.Unreachable>(await _client.AskAsync(gone, Question, Patience, Cancellation));
    }

    [Fact]
    public async Task SendAsync_ForgedReplies_AreWaitedPast()
    {
        using var forger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        forger.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var asking = _client.AskAsync((IPEndPoint)forger.LocalEndPoint!, Question, Patience, Cancellation);
        var buffer = new byte[512];
        var received = await forger.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), Cancellation);
        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, received.ReceivedBytes), out var request));
        var good = request with { IsResponse = true, ResponseCode = ResponseCode.NxDomain };
        DnsMessage[] replies =
        [
            good with { Id = (ushort)(good.Id + 1), ResponseCode = ResponseCode.NoError },
            good with { Questions = [Question with { Name = DomainName.Parse("other.example.org") }], ResponseCode = ResponseCode.NoError },
            good with { Questions = [Question with { Type = RecordType.Aaaa }], ResponseCode = ResponseCode.NoError },
            good with { IsResponse = false, ResponseCode = ResponseCode.NoError },
            good with { Questions = [], ResponseCode = ResponseCode.NoError },
            good,
        ];
        foreach (var reply in replies)
            await forger.SendToAsync(reply.ToWire(), SocketFlags.None, received.RemoteEndPoint, Cancellation);

        var answered = Assert.IsType<DnsExchange.Answered>(await asking);

        Assert.Equal(ResponseCode.NxDomain, answered.Parse()?.ResponseCode);
    }

    private sealed class ThrowingAtOnce : IQueryHandler
    {
        public bool TryAnswer(in QueryView query, Span<byte> response, out int length) => throw new InvalidOperationException("broken");

        public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
