using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>
/// Probes a server of its own on loopback before the first event. The code that probes run through is compiled then and not
/// within the first probes, whose latencies would be those of the compiler; Lambda gives start-up the whole processor.
/// </summary>
internal sealed class WarmUp(IProber prober)
{
    private const int PlainRounds = 3;
    private const int EncryptedRounds = 2;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // Its dates do not matter to a probe that trusts anyone.
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        for (var round = 0; round < PlainRounds + EncryptedRounds; round++)
        {
            var isEncrypted = round >= PlainRounds;
            var itself = new Target
            {
                Id = "warm-up",
                Address = "127.0.0.1",
                Port = ((IPEndPoint)listener.LocalEndpoint).Port,
                Check = new Check.Http { Host = "localhost", Tls = isEncrypted ? new TlsSettings("localhost", new Trust.Any()) : null },
            };
            var probe = prober.ProbeAsync(itself, cancellation);
            using var client = await listener.AcceptTcpClientAsync(cancellation);
            await using var secure = new SslStream(client.GetStream());
            if (isEncrypted)
            {
                await secure.AuthenticateAsServerAsync(certificate);
            }

            Stream stream = isEncrypted ? secure : client.GetStream();
            _ = await stream.ReadAsync(new byte[1024], cancellation);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancellation);
            await probe;
        }
    }
}
