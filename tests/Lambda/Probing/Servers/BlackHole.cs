using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>Does not even answer the first packet of a connection: its backlog is full and nobody accepts.</summary>
internal sealed class BlackHole : TargetServer
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 0);
        for (var filler = 0; filler < 4; filler++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(socket);
            try
            {
                socket.Connect(Endpoint);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.InProgress or SocketError.WouldBlock)
            {
                // Under way; nobody will ever take it.
            }
        }
    }

    public override IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    public override ValueTask DisposeAsync()
    {
        _waiting.ForEach(socket => socket.Dispose());
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
