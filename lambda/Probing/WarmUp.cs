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
    private const int Rounds = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var certificate = SelfSigned();
        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync(listener, tls: null, certificate: null, cancellation);
        }

        await RoundAsync(listener, new TlsSettings("localhost", new Trust.Any()), certificate, cancellation);
    }

    private async Task RoundAsync(TcpListener listener, TlsSettings? tls, X509Certificate2? certificate, CancellationToken cancellation)
    {
        var itself = Itself(((IPEndPoint)listener.LocalEndpoint).Port, tls);
        await Task.WhenAll(prober.ProbeAsync(itself, cancellation), AnswerAsync(listener, certificate, cancellation));
    }

    private static Target Itself(int port, TlsSettings? tls) =>
        new() { Id = "warm-up", Address = "127.0.0.1", Port = port, Check = new Check.Http { Host = "localhost", Tls = tls } };

    private static async Task AnswerAsync(TcpListener listener, X509Certificate2? certificate, CancellationToken cancellation)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellation);
        Stream stream = client.GetStream();
        if (certificate is not null)
        {
            var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellation);
            stream = secure;
        }

        await using (stream)
        {
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellation);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
