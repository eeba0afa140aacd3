using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Asks one server one question: over UDP, and again over TCP when the reply was cut.</summary>
/// <remarks>
/// Each question goes out with an id of its own from a port of its own, and only a reply from the asked address with that id and that
/// question counts (RFC 5452 section 9); anything else is waited past. Holds no state; safe to share.
/// </remarks>
/// <param name="clock">Measures the time-out.</param>
/// <param name="nextId">Draws ids; <see langword="null"/> for unpredictable ones.</param>
public sealed class DnsClient(TimeProvider clock, Func<ushort>? nextId = null)
{
    private readonly Func<ushort> _nextId = nextId ?? (() => (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1));

    /// <summary>Asks a question with recursion desired.</summary>
    public Task<DnsExchange> AskAsync(
        IPEndPoint server, DnsQuestion question, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        SendAsync(server, DnsMessage.Query(0, question).ToWire(), timeout, cancellationToken: cancellationToken);

    /// <summary>Sends a request that is already encoded.</summary>
    /// <param name="server">Whom to ask.</param>
    /// <param name="request">A request with one question; its id is replaced on the way and restored in the reply.</param>
    /// <param name="timeout">For the whole exchange, TCP included. More than zero.</param>
    /// <param name="transport">UDP with TCP to follow where needed, or TCP at once.</param>
    /// <param name="from">The address to send from; <see langword="null"/> for whichever the system takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<DnsExchange> SendAsync(
        IPEndPoint server,
        ReadOnlyMemory<byte> request,
        TimeSpan timeout,
        QueryTransport transport = QueryTransport.Udp,
        IPAddress? from = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Length, MessageHeader.Length, nameof(request));
        var started = clock.GetTimestamp();
        using var timing = new CancellationTokenSource(timeout, clock);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(timing.Token, cancellationToken);
        try
        {
            var copy = request.ToArray();
            BinaryPrimitives.WriteUInt16BigEndian(copy, _nextId());
            var reply = transport == QueryTransport.Udp ? await OverUdpAsync(server, copy, from, giveUp.Token).ConfigureAwait(false) : null;
            if (reply is null || IsTruncated(reply))
                reply = await OverTcpAsync(server, copy, from, giveUp.Token).ConfigureAwait(false);
            request.Span[..2].CopyTo(reply);
            return new DnsExchange.Answered(reply, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DnsExchange.TimedOut(clock.GetElapsedTime(started));
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return new DnsExchange.Unreachable(clock.GetElapsedTime(started));
        }
    }

    private static bool IsTruncated(ReadOnlySpan<byte> reply) =>
        (MessageHeader.Word(reply, MessageHeader.FlagsAt) & MessageHeader.Truncated) != 0;

    private static async Task<byte[]> OverUdpAsync(IPEndPoint server, byte[] request, IPAddress? from, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(request, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[ushort.MaxValue];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (ReplyMatch.Belongs(buffer.AsSpan(0, length), request))
                return buffer[..length];
        }
    }

    private static async Task<byte[]> OverTcpAsync(IPEndPoint server, byte[] request, IPAddress? from, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        var frame = new byte[2 + request.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)request.Length);
        request.CopyTo(frame, 2);
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        var prefix = new byte[2];
        while (true)
        {
            await stream.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
            var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(reply, cancellationToken).ConfigureAwait(false);
            if (ReplyMatch.Belongs(reply, request))
                return reply;
        }
    }
}
