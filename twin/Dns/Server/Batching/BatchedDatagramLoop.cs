using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Up to 32 datagrams per call. Under load two calls serve a batch; idle, the thread sleeps in the first.</summary>
/// <remarks>The socket must stay in blocking mode, so no asynchronous call may ever be made on it.</remarks>
internal sealed class BatchedDatagramLoop(Socket socket, RequestPipeline pipeline, int maxResponse) : DatagramLoop(socket, pipeline)
{
    protected override void Run()
    {
        using var requests = new DatagramBatch(MaxRequest);
        using var replies = new DatagramBatch(maxResponse);
        var descriptor = (int)Socket.Handle;
        while (!Stopping)
        {
            var received = requests.Receive(descriptor);
            if (Stopping)
                return;
            if (received < 0)
            {
                if (Marshal.GetLastPInvokeError() != BatchCalls.Interrupted)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
                continue;
            }

            var ready = 0;
            for (var i = 0; i < received; i++)
            {
                var request = requests.Received(i);
                var outcome = Pipeline.Process(request, QueryTransport.Udp, replies.Buffer(ready), out var length);
                if (outcome == RequestPipeline.Outcome.Reply)
                    replies.Prepare(ready++, length, requests.Peer(i));
                else if (outcome is RequestPipeline.Outcome.Wait or RequestPipeline.Outcome.Delay)
                    Defer(outcome, request.ToArray(), EndPointOf(requests.Peer(i)));
            }

            replies.Send(descriptor, ready);
        }
    }

    protected override void Interrupt() => BatchCalls.Shutdown((int)Socket.Handle);

    private IPEndPoint EndPointOf(ReadOnlySpan<byte> peer)
    {
        var address = new SocketAddress(Socket.AddressFamily, peer.Length);
        peer.CopyTo(address.Buffer.Span);
        return EndPointOf(address);
    }
}
