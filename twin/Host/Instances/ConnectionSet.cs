using System.Collections.Concurrent;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Host;

/// <summary>The open connections of a server, so that a fault can cut them.</summary>
internal sealed class ConnectionSet
{
    private readonly ConcurrentDictionary<Socket, bool> _open = new();

    public int Count => _open.Count;

    public void Add(Socket socket) => _open[socket] = true;

    public void Remove(Socket socket) => _open.TryRemove(socket, out _);

    public void CloseAll()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }
}
