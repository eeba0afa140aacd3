using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class ForwardingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DnsQuestion Question = new(DomainName.Parse("App.example.org"), RecordType.A);

    private readonly DnsClient _client = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DnsServer Start(IQueryHandler handler) => DnsServer.Start([new ListenerSetup(IPAddress.Loopback, handler)]);

    private async Task<DnsMessage> AskAsync(DnsServer server, QueryTransport transport = QueryTransport.Udp)
    {
        var request = DnsMessage.Query(7, Question).ToWire();
        var exchange = await _client.SendAsync(server.Listeners[0].EndPoint, request, Patience, transport, cancellationToken: Cancellation);
        return Assert.IsType<DnsExchange.Answered>(exchange).Parse() ?? throw new InvalidDataException("The reply is malformed.");
    }

    [Fact]
    public async Task Route_TargetThatAnswers_IsRelayedWithIdAndCase()
    {
        await using var upstream = Start(FixedAnswer.Address());
        await using var server = Start(new Forwarder(new ForwardRoute(upstream.Listeners[0].EndPoint, Patience)));

        for (var i = 0; i < 100; i++)
        {
            var reply = await AskAsync(server);

            Assert.Equal(7, reply.Id);
            Assert.Equal("App.example.org.", reply.Questions[0].Name.ToString());
            Assert.Equal("192.0.2.1", Assert.Single(reply.Answers).Data.ToString());
        }

        Assert.Equal(100, upstream.Listeners[0].Counters.Answered);
        Assert.Equal(100, server.Listeners[0].Counters.Answered);
    }

    [Fact]
    public async Task Route_ManyAtOnce_AllGetTheirOwnReply()
    {
        await using var upstream = Start(new FixedAnswer((query, _) => new(new QueryReply.Records(new DnsMessage
        {
            Answers = [new ResourceRecord(query.Question.Name, TimeSpan.Zero, new RecordData.Cname(query.Question.Name))],
        }))));
        await using var server = Start(new Forwarder(new ForwardRoute(upstream.Listeners[0].EndPoint, Patience)));

        var asked = Enumerable.Range(0, 500).Select(async i =>
        {
            var question = new DnsQuestion(DomainName.Parse($"host{i}.example.org"), RecordType.Cname);
            var exchange = await _client.AskAsync(server.Listeners[0].EndPoint, question, Patience, Cancellation);
            return (question, Assert.IsType<DnsExchange.Answered>(exchange).Parse());
        });

        foreach (var (question, reply) in await Task.WhenAll(asked))
            Assert.Equal(new RecordData.Cname(question.Name), Assert.Single(reply!.Answers).Data);
    }

    [Fact]
    public async Task Route_TargetThatIsSilent_FallsBackWithTheTargetAsTried()
    {
        await using var upstream = Start(FixedAnswer.Address());
        upstream.Listeners[0].Gate.Fault = new ListenerFault.Silence();
        var failures = 0;
        var handler = new Forwarder(new ForwardRoute(upstream.Listeners[0].EndPoint, TimeSpan.FromMilliseconds(60), () => failures++));
        await using var server = Start(handler);

        var reply = await AskAsync(server);

        Assert.Equal("192.0.2.99", Assert.Single(reply.Answers).Data.ToString());
        Assert.Equal(upstream.Listeners[0].EndPoint, handler.Tried);
        Assert.Equal(1, failures);
    }

    [Theory]
    [InlineData(ResponseCode.ServFail, false, "192.0.2.99")]
    [InlineData(ResponseCode.Refused, false, "192.0.2.99")]
    [InlineData(ResponseCode.ServFail, true, null)]
    [InlineData(ResponseCode.NxDomain, false, null)]
    public async Task Route_TargetThatFails_FallsBackUnlessToldOtherwise(ResponseCode code, bool relaysFailures, string? address)
    {
        await using var upstream = Start(new FixedAnswer((_, _) => new(QueryReply.Code(code))));
        await using var server = Start(new Forwarder(new ForwardRoute(upstream.Listeners[0].EndPoint, Patience) { RelaysFailures = relaysFailures }));

        var reply = await AskAsync(server);

        Assert.Equal(address, reply.Answers.FirstOrDefault()?.Data.ToString());
        Assert.Equal(address is null ? code : ResponseCode.NoError, reply.ResponseCode);
    }

    [Fact]
    public async Task Route_OverTcp_TakesTheSlowWay()
    {
        await using var upstream = Start(FixedAnswer.Address());
        await using var server = Start(new Forwarder(new ForwardRoute(upstream.Listeners[0].EndPoint, Patience)));

        Assert.Equal("192.0.2.99", Assert.Single((await AskAsync(server, QueryTransport.Tcp)).Answers).Data.ToString());
    }

    [Fact]
    public async Task Send_OverAConnectionThatIsReset_IsUnreachable()
    {
        using var rude = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        rude.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        rude.Listen();
        var request = DnsMessage.Query(1, Question).ToWire();

        var asking = _client.SendAsync((IPEndPoint)rude.LocalEndPoint!, request, Patience, QueryTransport.Tcp, cancellationToken: Cancellation);
        using (var connection = await rude.AcceptAsync(Cancellation))
        {
            await connection.ReceiveAsync(new byte[1], Cancellation);
            connection.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.IsType<DnsExchange.Unreachable>(await asking);
    }

    [Fact]
    public async Task Route_ForgedReplies_AreNotRelayed()
    {
        using var forger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        forger.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await using var server = Start(new Forwarder(new ForwardRoute((IPEndPoint)forger.LocalEndPoint!, Patience)));
        var asking = AskAsync(server);
        var buffer = new byte[512];
        var received = await forger.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), Cancellation);
        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, received.ReceivedBytes), out var request));
        var forged = request with { IsResponse = true };
        await stranger.SendToAsync(forged.ToWire(), SocketFlags.None, received.RemoteEndPoint, Cancellation);
        DnsMessage[] replies =
        [
            forged with { Id = (ushort)(forged.Id + 1) },
            forged with { IsResponse = false },
            forged with { Opcode = Opcode.Status },
            forged with { Questions = [Question with { Type = RecordType.Aaaa }] },
            forged with { Questions = [Question with { Name = DomainName.Parse("abc.example.org") }] },
            forged with { Questions = [] },
            forged with { ResponseCode = ResponseCode.NxDomain },
        ];
        foreach (var reply in replies)
            await forger.SendToAsync(reply.ToWire(), SocketFlags.None, received.RemoteEndPoint, Cancellation);

        Assert.Equal(ResponseCode.NxDomain, (await asking).ResponseCode);
    }

    private sealed class Forwarder(ForwardRoute route) : IQueryHandler
    {
        public IPEndPoint? Tried { get; private set; }

        public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
        {
            length = 0;
            return false;
        }

        public ForwardRoute? Route(in QueryView query) => route;

        public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken)
        {
            Tried = query.Tried;
            return FixedAnswer.Address("192.0.2.99").AnswerAsync(query, cancellationToken);
        }
    }
}
