using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>One datagram at a time through the synchronous socket calls, which allocate nothing. Runs wherever .NET does.</summary>
internal sealed class PortableDatagramLoop(Socket socket, RequestPipeline pipeline, DnsServerOptions options)
    : DatagramLoop(socket, pipeline, options)
{
    protected override void Run()
    {
        var request = new byte[MaxRequest];
        var response = new byte[ushort.MaxValue];
        var client = new SocketAddress(Socket.AddressFamily);
        while (!Stopping)
        {
            try
            {
                var received = Socket.ReceiveFrom(request, SocketFlags.None, client);
                var message = request.AsSpan(0, received);
                var outcome = Pipeline.Process(message, QueryTransport.Udp, response, out var length, out _);
                if (outcome == RequestPipeline.Outcome.Reply)
                    Socket.SendTo(response.AsSpan(0, length), SocketFlags.None, client);
                else if (outcome != RequestPipeline.Outcome.Silence)
                    Defer(outcome, message.ToArray(), EndPointOf(client));
            }
            catch (SocketException) when (!Stopping)
            {
                // One datagram could not be received or sent, perhaps because an earlier reply met a closed port. The next one can.
            }
            catch (Exception exception) when (Stopping && exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Closing is what ends a blocking receive.
    protected override void Interrupt() => Socket.Dispose();
}
