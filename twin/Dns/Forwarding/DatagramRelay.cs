using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Passes queries of one listener on in batches, and their replies back, with a socket and a thread of its own.</summary>
/// <remarks>
/// Only a reply from the asked address with the drawn id and the same question is let through (RFC 5452 section 9.1). It goes to the
/// requester octet for octet, but for id and question, which are the requester's own. The clean-up timer runs only while queries wait.
/// </remarks>
internal sealed class DatagramRelay : IDisposable
{
    private static readonly TimeSpan CleaningPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Socket _listener;
    private readonly Socket _upstream;
    private readonly ListenerCounters _counters;
    private readonly DnsServerOptions _options;
    private readonly Action<byte[], byte[], IPEndPoint> _fallBack;
    private readonly PendingQueries _pending = new();
    private readonly DatagramBatch _requests = new(PendingQueries.MaxRequest);
    private readonly Thread _thread;
    private readonly ITimer _cleaning;
    private int _staged;
    private bool _cleaningSoon;
    private volatile bool _stopping;

    /// <param name="listener">The socket that requesters know; replies leave from it.</param>
    /// <param name="counters">Counts relayed replies.</param>
    /// <param name="options">The clock that measures time-outs, among others.</param>
    /// <param name="fallBack">Takes over a request, from a socket address, whose target did not settle it.</param>
    public DatagramRelay(Socket listener, ListenerCounters counters, DnsServerOptions options, Action<byte[], byte[], IPEndPoint> fallBack)
    {
        _listener = listener;
        _counters = counters;
        _options = options;
        _fallBack = fallBack;
        _upstream = new Socket(listener.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _upstream.Bind(new IPEndPoint(((IPEndPoint)listener.LocalEndPoint!).Address, 0));
        _upstream.ReceiveBufferSize = _upstream.SendBufferSize = DatagramLoop.SocketBuffer;
        _cleaning = options.Clock.CreateTimer(_ => DropExpired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(ReceiveReplies, DatagramLoop.StackSize) { IsBackground = true, Name = $"dns relay {listener.LocalEndPoint}" };
        _thread.Start();
    }

    /// <summary>Puts a request into the batch that <see cref="Flush"/> sends; false when it has to take the slow way.</summary>
    public bool TryStage(ReadOnlySpan<byte> request, ReadOnlySpan<byte> client, in ForwardTicket ticket)
    {
        ushort id;
        lock (_pending.Lock)
        {
            if (!_pending.TryAdd(request, client, ticket, _options.Clock.GetTimestamp(), out id))
                return false;
            if (!_cleaningSoon)
            {
                _cleaningSoon = true;
                _cleaning.Change(CleaningPeriod, CleaningPeriod);
            }
        }

        var buffer = _requests.Buffer(_staged);
        request.CopyTo(buffer);
        MessageHeader.SetWord(buffer, 0, id);
        _requests.Prepare(_staged++, request.Length, ticket.Route.Address);
        return true;
    }

    /// <summary>Sends what was staged.</summary>
    public void Flush()
    {
        if (_staged > 0)
            _requests.Send((int)_upstream.Handle, _staged);
        _staged = 0;
    }

    public void Dispose()
    {
        _stopping = true;
        _cleaning.Dispose();
        BatchCalls.Shutdown((int)_upstream.Handle);
        _thread.Join();
        _upstream.Dispose();
        _requests.Dispose();
    }

    private void ReceiveReplies()
    {
        using var incoming = new DatagramBatch(DatagramLoop.MaxReply);
        using var outgoing = new DatagramBatch(DatagramLoop.MaxReply);
        var descriptor = (int)_upstream.Handle;
        while (!_stopping)
        {
            var received = incoming.Receive(descriptor);
            if (_stopping)
                return;
            if (received < 0 && Marshal.GetLastPInvokeError() != BatchCalls.Interrupted)
            {
                // Queries will run into their time-outs and take the slow way.
                _options.HandlerFailed?.Invoke(new Win32Exception(Marshal.GetLastPInvokeError()));
                return;
            }

            var ready = 0;
            for (var i = 0; i < received; i++)
            {
                if (TryRelay(incoming.Received(i), incoming.Peer(i), outgoing, ready))
                    ready++;
            }

            outgoing.Send((int)_listener.Handle, ready);
        }
    }

    private bool TryRelay(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> server, DatagramBatch outgoing, int index)
    {
        if (reply.Length < MessageHeader.Length)
            return false;
        Unsettled unsettled;
        lock (_pending.Lock)
        {
            if (!_pending.TryFind((ushort)MessageHeader.Word(reply, 0), out var slot))
                return false;
            ref var query = ref _pending[slot];
            var request = _pending.Request(slot);
            if (!IsFrom(server, query.Route!.Address) || !Answers(reply, request, query.NameLength))
                return false;
            var code = (ResponseCode)(reply[3] & MessageHeader.ResponseCodeMask);
            var isFailure = code is ResponseCode.ServFail or ResponseCode.Refused && !query.Route.RelaysFailures;
            if (!isFailure && reply.Length <= query.MaxResponse)
            {
                var question = MessageHeader.Length + query.NameLength + 4;
                var buffer = outgoing.Buffer(index);
                reply.CopyTo(buffer);
                request[..2].CopyTo(buffer);
                if (reply.Length >= question && MessageHeader.Word(reply, MessageHeader.QuestionCountAt) == 1)
                    request[MessageHeader.Length..question].CopyTo(buffer[MessageHeader.Length..]);
                ReadOnlySpan<byte> client = query.Client;
                outgoing.Prepare(index, reply.Length, client[..query.ClientLength]);
                Tell(query.Route.Relayed, buffer[..reply.Length]);
                _pending.Remove(slot);
                _counters.CountAnswered();
                return true;
            }

            unsettled = Take(slot);
        }

        FallBack(unsettled);
        return false;
    }

    // What observers throw is reported like anything else that a handler throws; this thread goes on.
    private void Tell(Action<ReadOnlySpan<byte>>? observer, ReadOnlySpan<byte> reply)
    {
        try
        {
            observer?.Invoke(reply);
        }
        catch (Exception exception)
        {
            _options.HandlerFailed?.Invoke(exception);
        }
    }

    private void FallBack(in Unsettled query)
    {
        try
        {
            query.Route.ReportFailure();
        }
        catch (Exception exception)
        {
            _options.HandlerFailed?.Invoke(exception);
        }

        _fallBack(query.Request, query.Client, query.Route.Target);
    }

    private void DropExpired()
    {
        var expired = new List<Unsettled>();
        lock (_pending.Lock)
        {
            for (var i = 0; i < PendingQueries.Capacity && _pending.Count > 0; i++)
            {
                if (_pending[i].Route is { } route && _options.Clock.GetElapsedTime(_pending[i].SentAt) >= route.Timeout)
                    expired.Add(Take(i));
            }

            if (_pending.Count == 0 && !_stopping)
            {
                _cleaningSoon = false;
                _cleaning.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        foreach (var query in expired)
            FallBack(query);
    }

    private Unsettled Take(int slot)
    {
        ref var query = ref _pending[slot];
        ReadOnlySpan<byte> client = query.Client;
        var unsettled = new Unsettled(_pending.Request(slot).ToArray(), client[..query.ClientLength].ToArray(), query.Route!);
        _pending.Remove(slot);
        return unsettled;
    }

    // Family, port and address; what follows them in a socket address is padding that the kernel may fill as it likes.
    private static bool IsFrom(ReadOnlySpan<byte> server, ReadOnlySpan<byte> expected)
    {
        const int ipv4 = 8;
        const int ipv6 = 24;
        var length = expected.Length < ipv6 ? ipv4 : ipv6;
        return server.Length >= length && server[..length].SequenceEqual(expected[..length]);
    }

    private static bool Answers(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> request, int nameLength)
    {
        var flags = MessageHeader.Word(reply, MessageHeader.FlagsAt);
        if ((flags & MessageHeader.Response) == 0 || (flags & MessageHeader.OpcodeMask) != 0)
            return false;
        if (MessageHeader.Word(reply, MessageHeader.QuestionCountAt) == 0)
            return (flags & MessageHeader.ResponseCodeMask) != 0;
        var rest = MessageHeader.Length + nameLength;
        return MessageHeader.Word(reply, MessageHeader.QuestionCountAt) == 1
            && reply.Length >= rest + 4
            && DomainName.EqualIgnoringCase(reply[MessageHeader.Length..rest], request[MessageHeader.Length..rest])
            && reply.Slice(rest, 4).SequenceEqual(request.Slice(rest, 4));
    }

    private readonly record struct Unsettled(byte[] Request, byte[] Client, ForwardRoute Route);
}
