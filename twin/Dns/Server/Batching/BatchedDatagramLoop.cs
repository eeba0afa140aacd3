using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Up to 32 datagrams per call. Under load two calls serve a batch; idle, the thread sleeps in the first.</summary>
/// <remarks>The socket must stay in blocking mode, so no asynchronous call may ever be made on it.</remarks>
internal sealed class BatchedDatagramLoop(Socket socket, RequestPipeline pipeline, ListenerCounters counters, DnsServerOptions options)
    : DatagramLoop(socket, pipeline, options)
{
    private DatagramRelay? _relay;

    protected override void Run()
    {
        using var requests = new DatagramBatch(MaxRequest);
        using var replies = new DatagramBatch(Options.MaxUdpPayload);
        var descriptor = (int)Socket.Handle;
        try
        {
            while (!Stopping)
            {
                var received = requests.Receive(descriptor);
                if (Stopping)
                    return;
                if (received > 0)
                    Process(requests, received, replies, descriptor);
                else if (Marshal.GetLastPInvokeError() != BatchCalls.Interrupted)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _relay?.Dispose();
        }
    }

    protected override void Interrupt() => BatchCalls.Shutdown((int)Socket.Handle);

    private void Process(DatagramBatch requests, int received, DatagramBatch replies, int descriptor)
    {
        var ready = 0;
        for (var i = 0; i < received; i++)
        {
            var request = requests.Received(i);
            switch (Pipeline.Process(request, QueryTransport.Udp, replies.Buffer(ready), out var length, out var ticket))
            {
                case RequestPipeline.Outcome.Reply:
                    replies.Prepare(ready++, length, requests.Peer(i));
                    break;
                case RequestPipeline.Outcome.Silence:
                    break;
                case RequestPipeline.Outcome.Forward when Relay().TryStage(request, requests.Peer(i), ticket):
                    break;
                case RequestPipeline.Outcome.Delay:
                    Defer(RequestPipeline.Outcome.Delay, request.ToArray(), EndPointOf(requests.Peer(i)));
                    break;
                default:
                    Defer(RequestPipeline.Outcome.Wait, request.ToArray(), EndPointOf(requests.Peer(i)));
                    break;
            }
        }

        _relay?.Flush();
        if (ready > 0)
            replies.Send(descriptor, ready);
    }

    // Most listeners never pass anything on, and so never need a second socket and thread.
    private DatagramRelay Relay() => _relay ??= new DatagramRelay(
        Socket,
        counters,
        Options,
        (request, client, tried) => Defer(RequestPipeline.Outcome.Wait, request, EndPointOf(client), tried));

    private IPEndPoint EndPointOf(ReadOnlySpan<byte> peer)
    {
        var address = new SocketAddress(Socket.AddressFamily, peer.Length);
        peer.CopyTo(address.Buffer.Span);
        return EndPointOf(address);
    }
}
