using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CrossCloudDns.Bench.Checker;

/// <summary>The targets of all scenarios, on loopback: http with and without delay, https, and a black hole.</summary>
internal sealed class TargetFarm : IAsyncDisposable
{
    private readonly Process _http;
    private readonly WebApplication _https;
    private readonly Socket _blackHole = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fillers = [];
    private readonly int[] _httpPorts;

    private TargetFarm(Process http, int[] httpPorts, WebApplication https, X509Certificate2 certificate)
    {
        _http = http;
        _httpPorts = httpPorts;
        _https = https;
        CertificatePem = certificate.ExportCertificatePem();
        File.WriteAllText(CertificateFile, CertificatePem);
        FillBlackHole();
    }

    /// <summary>The certificate of the https targets, which is its own authority.</summary>
    public string CertificatePem { get; }

    public string CertificateFile { get; } = Path.Combine(Repository.Root, "artifacts", "bench", "targets.pem");

    public static async Task<TargetFarm> StartAsync()
    {
        var program = await CProgram.BuildAsync("targets");
        var delay = Scenario.All.Max(scenario => scenario.Delay).TotalMicroseconds.ToString("0", CultureInfo.InvariantCulture);
        var http = Pinned.StartOther([program, "0", "0", "0", delay]);
        var ports = (await http.StandardOutput.ReadLineAsync())!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var certificate = SelfSigned();
        var https = await StartHttpsAsync(certificate);
        return new TargetFarm(http, [.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))], https, certificate);
    }

    /// <summary>The port of each target, the black-holed ones spread evenly among the others.</summary>
    public IEnumerable<int> Ports(Scenario scenario)
    {
        var healthy = scenario.IsEncrypted ? new Uri(_https.Urls.First()).Port : _httpPorts[scenario.Delay > TimeSpan.Zero ? 1 : 0];
        var every = scenario.BlackHoled > 0 ? scenario.Targets / scenario.BlackHoled : int.MaxValue;
        return Enumerable.Range(0, scenario.Targets).Select(target => target % every == every - 1 ? Port(_blackHole) : healthy);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Kill();
        _http.Dispose();
        await _https.DisposeAsync();
        _fillers.ForEach(filler => filler.Dispose());
        _blackHole.Dispose();
    }

    private static async Task<WebApplication> StartHttpsAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(certificate);
            }));
        var application = builder.Build();
        application.MapFallback(context => context.Response.WriteAsync("ok", context.RequestAborted));
        await application.StartAsync(application.Lifetime.ApplicationStopping);
        return application;
    }

    /// <summary>Nobody accepts, and the backlog is full: the first packet of a further connection is not answered.</summary>
    private void FillBlackHole()
    {
        _blackHole.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _blackHole.Listen(backlog: 0);
        for (var filler = 0; filler < 4; filler++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _fillers.Add(socket);
            try
            {
                socket.Connect(_blackHole.LocalEndPoint!);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.InProgress or SocketError.WouldBlock)
            {
                // Under way; nobody will ever take it.
            }
        }
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
