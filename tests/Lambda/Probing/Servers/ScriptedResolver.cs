using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>Answers each UDP message with the messages that the script makes of it.</summary>
internal sealed class ScriptedResolver : TargetServer
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Task _answering;

    public ScriptedResolver(Func<byte[], IEnumerable<byte[]>> script)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _answering = AnswerAsync(script);
    }

    public override IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>The question turned into an answer.</summary>
    /// <param name="flags">The fourth byte of the header, with the response code.</param>
    /// <param name="answers">How many records the answer says it has; none is appended, since probes count only.</param>
    public static byte[] Answer(byte[] question, byte flags, byte answers, bool isTruncated = false)
    {
        var answer = question.ToArray();
        answer[2] |= (byte)(isTruncated ? 0x82 : 0x80);
        answer[3] = flags;
        answer[7] = answers;
        return answer;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync(Func<byte[], IEnumerable<byte[]>> script)
    {
        var buffer = new byte[1500];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                foreach (var message in script(buffer[..received.ReceivedBytes]))
                {
                    await _socket.SendToAsync(message, received.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
