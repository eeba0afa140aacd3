using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>
/// Probes a server of its own on loopback before the first event. The code that probes run through is compiled then and not
/// within the first probes, whose latencies would be those of the compiler; Lambda gives start-up the whole processor.
/// </summary>
internal sealed class WarmUp(IProber prober)
{
    private const int PlainRounds = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        for (var round = 1; round <= PlainRounds + 1; round++)
        {
            var itself = new Target
            {
                Id = "warm-up",
                Address = "127.0.0.1",
                Port = ((IPEndPoint)listener.LocalEndpoint).Port,
                Check = new Check.Http
                {
                    Host = "localhost",
                    // The server does not speak TLS. To be ready to find that out is most of what a handshake needs, and far cheaper
                    // than a certificate.
                    Tls = round > PlainRounds ? new TlsSettings("localhost", new Trust.Any()) : null,
                },
            };
            var probe = prober.ProbeAsync(itself, cancellation);
            using var client = await listener.AcceptSocketAsync(cancellation);
            await client.ReceiveAsync(new byte[1024], cancellation);
            await client.SendAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancellation);
            await probe;
        }
    }
}
