using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Host;

/// <summary>The TCP port of one instance, whether or not it accepts connections.</summary>
/// <remarks>
/// A port that is bound but does not listen can be taken by another process, such as a second twin on this machine. The instance then
/// moves to a free port of its address.
/// </remarks>
internal sealed class InstanceListener : IDisposable
{
    private const int Backlog = 512;

    private Socket _socket;

    private InstanceListener(Socket socket)
    {
        _socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; private set; }

    /// <summary>Binds <paramref name="preferred"/>, or a free port of its address where that one is taken or needs privileges.</summary>
    public static InstanceListener Bind(IPEndPoint preferred) => new(BoundNear(preferred));

    /// <summary>Accepts connections from now on.</summary>
    public void Listen()
    {
        try
        {
            _socket.Listen(Backlog);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            Replace(Bound(new IPEndPoint(EndPoint.Address, 0)));
            _socket.Listen(Backlog);
        }
    }

    /// <summary>Refuses connections from now on.</summary>
    public void Refuse()
    {
        _socket.Dispose();
        Replace(BoundNear(EndPoint));
    }

    /// <exception cref="SocketException">The listener refuses, or was disposed of.</exception>
    public ValueTask<Socket> AcceptAsync(CancellationToken cancellationToken) => _socket.AcceptAsync(cancellationToken);

    public void Dispose() => _socket.Dispose();

    private void Replace(Socket socket)
    {
        _socket.Dispose();
        _socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    private static Socket BoundNear(IPEndPoint preferred)
    {
        try
        {
            return Bound(preferred);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return Bound(new IPEndPoint(preferred.Address, 0));
        }
    }

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
