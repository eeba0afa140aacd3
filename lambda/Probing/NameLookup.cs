using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Finds the address of a target. Only IPv4 addresses of names are used; an address is taken as it is.</summary>
/// <param name="resolve">Asks the system's resolver for the IPv4 addresses of a name.</param>
internal sealed class NameLookup(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<IPEndPoint> FindAsync(string address, int port, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(address, out var literal))
        {
            return new IPEndPoint(literal, port);
        }

        try
        {
            var addresses = await resolve(address, cancellation).WaitAsync(cancellation);
            return addresses is [var first, ..]
                ? new IPEndPoint(first, port)
                : throw new ProbeFault(Reason.NameNotFound, $"'{address}' has no IPv4 address");
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            throw new ProbeFault(Reason.NameNotFound, $"'{address}' does not exist");
        }
        catch (SocketException exception)
        {
            throw new ProbeFault(Reason.Lookup, $"'{address}' could not be looked up: {exception.SocketErrorCode}");
        }
    }
}
