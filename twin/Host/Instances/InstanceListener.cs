using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Host;

/// <summary>A TCP port that one instance owns while the twin runs, whether or not it accepts connections.</summary>
internal sealed class InstanceListener : IDisposable
{
    private Socket _socket;

    private InstanceListener(Socket socket)
    {
        _socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Binds <paramref name="preferred"/>, or a free port of its address where that one is taken or needs privileges.</summary>
    public static InstanceListener Bind(IPEndPoint preferred)
    {
        try
        {
            return new InstanceListener(Bound(preferred));
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return new InstanceListener(Bound(new IPEndPoint(preferred.Address, 0)));
        }
    }

    public void Listen() => _socket.Listen(512);

    /// <summary>Refuses from now on. The port stays bound, so that nobody else takes it.</summary>
    public void Refuse()
    {
        _socket.Dispose();
        _socket = Bound(EndPoint);
    }

    /// <exception cref="SocketException">The listener refuses, or was disposed of.</exception>
    public ValueTask<Socket> AcceptAsync(CancellationToken cancellationToken) => _socket.AcceptAsync(cancellationToken);

    public void Dispose() => _socket.Dispose();

    private static Socket Bound(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
