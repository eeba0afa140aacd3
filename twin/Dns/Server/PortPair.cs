using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>A UDP and a TCP socket that are bound to the same address and port.</summary>
internal sealed record PortPair(Socket Udp, Socket Tcp) : IDisposable
{
    private const int Attempts = 64;

    /// <summary>Binds both; no address is shared with another process.</summary>
    /// <exception cref="SocketException">The port is taken, or not allowed.</exception>
    public static PortPair Bind(IPEndPoint endPoint)
    {
        var udp = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        var tcp = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            udp.Bind(endPoint);
            tcp.Bind(new IPEndPoint(endPoint.Address, ((IPEndPoint)udp.LocalEndPoint!).Port));
            return new PortPair(udp, tcp);
        }
        catch
        {
            udp.Dispose();
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Binds several addresses to one port number; 0 looks for one that is free on all of them, for UDP and TCP.</summary>
    /// <exception cref="SocketException">The port is taken, or no common one was found.</exception>
    public static IReadOnlyList<PortPair> BindAll(IReadOnlyList<IPAddress> addresses, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var bound = new List<PortPair>(addresses.Count);
            try
            {
                var common = port;
                foreach (var address in addresses)
                {
                    bound.Add(Bind(new IPEndPoint(address, common)));
                    common = bound[^1].Port;
                }

                return bound;
            }
            catch (SocketException exception)
            {
                foreach (var pair in bound)
                    pair.Dispose();
                if (port != 0 || attempt == Attempts || exception.SocketErrorCode != SocketError.AddressAlreadyInUse)
                    throw;
            }
        }
    }

    public int Port => ((IPEndPoint)Udp.LocalEndPoint!).Port;

    public IPEndPoint EndPoint => (IPEndPoint)Udp.LocalEndPoint!;

    public void Dispose()
    {
        Udp.Dispose();
        Tcp.Dispose();
    }
}
