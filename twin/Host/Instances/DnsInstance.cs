using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Host;

/// <summary>A declared name server, as far as a checker can see it: it answers every question.</summary>
internal sealed class DnsInstance : IInstance
{
    private readonly DnsServer _server;
    private volatile InstanceMode _mode = InstanceMode.Serving;

    private DnsInstance(DnsServer server) => _server = server;

    public IPEndPoint EndPoint => _server.Listeners[0].EndPoint;

    public InstanceMode Mode => _mode;

    /// <summary>Starts to serve at <paramref name="preferred"/>, or at a free port of its address.</summary>
    /// <param name="declared">What it answers questions for addresses with.</param>
    public static DnsInstance Start(IPEndPoint preferred, IPAddress declared)
    {
        ListenerSetup[] setups = [new ListenerSetup(preferred.Address, new Handler(declared))];
        try
        {
            return new DnsInstance(DnsServer.Start(setups, preferred.Port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return new DnsInstance(DnsServer.Start(setups));
        }
    }

    public void Switch(InstanceMode mode)
    {
        _mode = mode;
        _server.Listeners[0].Gate.Fault = mode switch
        {
            InstanceMode.Refusing => new ListenerFault.Refuse(),
            InstanceMode.Failing => new ListenerFault.Refuse(ResponseCode.ServFail),
            InstanceMode.Hanging => new ListenerFault.Silence(),
            InstanceMode.Slow => new ListenerFault.Delay(InstanceServer.SlowBy),
            // DNS has no certificate to be wrong.
            _ => null,
        };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Handler(IPAddress declared) : IQueryHandler
    {
        private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(30);

        // A name of its own for questions that no address answers; never to be looked up (RFC 2606).
        private static readonly DomainName Elsewhere = DomainName.Parse("instance.invalid.");

        public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
        {
            length = 0;
            return false;
        }

        public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken)
        {
            var isForAddress = query.Type == RecordType.A && declared.AddressFamily == AddressFamily.InterNetwork;
            RecordData data = isForAddress ? new RecordData.A(declared) : new RecordData.Cname(Elsewhere);
            return new(new QueryReply.Records(new DnsMessage { Answers = [new ResourceRecord(query.Question.Name, Ttl, data)] }));
        }
    }
}
