using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks a resolver one question over UDP.</summary>
internal static class DnsExchange
{
    /// <summary>Longer than what a resolver sends to a client that says nothing of larger messages.</summary>
    private const int MostBytes = 1500;

    public static async ValueTask<string> RunAsync(IPEndPoint resolver, Check.Dns check, ushort id, CancellationToken cancellation)
    {
        using var socket = new Socket(resolver.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected, so that the kernel drops what others send, and tells when nobody listens.
        await socket.ConnectAsync(resolver, cancellation);
        var question = DnsQuestion.Write(id, check.Name, check.RecordType);
        await socket.SendAsync(question, cancellation);
        var message = new byte[MostBytes];
        while (true)
        {
            var length = await socket.ReceiveAsync(message, cancellation);
            if (DnsQuestion.IsAnsweredBy(question, message.AsSpan(0, length)))
            {
                return DnsQuestion.Judge(message.AsSpan(0, length));
            }
        }
    }
}
