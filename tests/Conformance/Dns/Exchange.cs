using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Sends octets as they are and brings back what comes. Waits long, since a loaded machine is slow; nothing depends on how long.</summary>
internal static class Exchange
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>One datagram, one reply.</summary>
    public static async Task<byte[]> OverUdpAsync(IPEndPoint server, byte[] request)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server);
        await socket.SendAsync(request);
        return await ReceiveAsync(socket);
    }

    /// <summary>All datagrams, then a question with an answer; what comes before that answer are the replies.</summary>
    /// <remarks>This way silence is seen without waiting for it: each subject takes datagrams in their order.</remarks>
    public static async Task<IReadOnlyList<byte[]>> RepliesAsync(IPEndPoint server, params byte[][] requests)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server);
        foreach (var request in requests)
            await socket.SendAsync(request);
        const ushort sentinel = 0x5E47;
        await socket.SendAsync(DnsMessage.Query(sentinel, new DnsQuestion(ZoneFile.Apex, RecordType.Soa)).ToWire());
        var replies = new List<byte[]>();
        while (true)
        {
            var reply = await ReceiveAsync(socket);
            if (BinaryPrimitives.ReadUInt16BigEndian(reply) == sentinel)
                return replies;
            replies.Add(reply);
        }
    }

    /// <summary>Connects a stream.</summary>
    public static async Task<NetworkStream> ConnectAsync(IPEndPoint server)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>One message over a stream of its own.</summary>
    public static async Task<byte[]> OverTcpAsync(IPEndPoint server, byte[] request)
    {
        await using var stream = await ConnectAsync(server);
        await stream.WriteAsync(Frame(request));
        return await ReadFrameAsync(stream) ?? throw new EndOfStreamException("The server closed the stream without a reply.");
    }

    /// <summary>A message behind its length.</summary>
    public static byte[] Frame(byte[] message)
    {
        var frame = new byte[2 + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)message.Length);
        message.CopyTo(frame, 2);
        return frame;
    }

    /// <summary>The next message of a stream; <see langword="null"/> where the server has closed it.</summary>
    public static async Task<byte[]?> ReadFrameAsync(NetworkStream stream)
    {
        using var giveUp = new CancellationTokenSource(Patience);
        try
        {
            var prefix = new byte[2];
            await stream.ReadExactlyAsync(prefix, giveUp.Token);
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(message, giveUp.Token);
            return message;
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            return null;
        }
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket)
    {
        using var giveUp = new CancellationTokenSource(Patience);
        var buffer = new byte[ushort.MaxValue];
        var length = await socket.ReceiveAsync(buffer, SocketFlags.None, giveUp.Token);
        return buffer[..length];
    }
}
