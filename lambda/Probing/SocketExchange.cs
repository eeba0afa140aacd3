using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Exchanges that wait as the runtime's sockets do, on every system.</summary>
internal sealed class SocketExchange : ITcpExchange
{
    public async Task RunAsync(IPEndPoint endpoint, HttpExchange? http, CancellationToken cancellation)
    {
        using var socket = await ConnectAsync(endpoint, cancellation);
        if (http is not null)
        {
            await using var stream = new NetworkStream(socket);
            await http.RunAsync(stream, cancellation);
        }
    }

    public static async Task<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
