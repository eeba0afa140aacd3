using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>A port that is taken, so that nobody else gets it, but on which nobody listens.</summary>
internal sealed class ClosedPort : TargetServer
{
    private readonly Socket _socket;

    public ClosedPort(IPAddress address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(new IPEndPoint(address, 0));
    }

    public override IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    public override ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
