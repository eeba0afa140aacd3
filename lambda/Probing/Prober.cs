using System.Net.Sockets;
using System.Security.Authentication;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks targets over real sockets: always by address, with the names apart.</summary>
internal sealed class Prober(NameLookup lookup, TrustStore trust, TimeProvider time) : IProber
{
    public async Task<Finding> ProbeAsync(Target target, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        DateTimeOffset? certificateExpiry = null;
        try
        {
            var endpoint = await lookup.FindAsync(target.Address, target.Port, cancellation);
            started = time.GetTimestamp();
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint, cancellation);
            var detail = default(string);
            switch (target)
            {
                case Target.Http { Tls: { } settings } http:
                    await using (var plain = new NetworkStream(socket))
                    {
                        await using var secure = new TlsConnection(plain, settings, trust);
                        try
                        {
                            await secure.HandshakeAsync(cancellation);
                        }
                        finally
                        {
                            certificateExpiry = secure.CertificateExpiry;
                        }

                        detail = await HttpExchange.RunAsync(secure.Stream, http, cancellation);
                    }

                    break;
                case Target.Http http:
                    await using (var plain = new NetworkStream(socket))
                    {
                        detail = await HttpExchange.RunAsync(plain, http, cancellation);
                    }

                    break;
            }

            return Found(Reason.Ok, detail);
        }
        catch (ProbeFault fault)
        {
            return Found(fault.Reason, fault.Message);
        }
        catch (Exception exception) when (SocketFault.Within(exception) is { } fault)
        {
            return Found(SocketFault.Classify(fault.SocketErrorCode), fault.SocketErrorCode.ToString());
        }
        catch (AuthenticationException exception)
        {
            return Found(Reason.TlsFailed, (exception.InnerException ?? exception).Message);
        }
        catch (IOException exception)
        {
            return Found(Reason.Closed, exception.Message);
        }

        Finding Found(Reason reason, string? detail) => new(reason, time.GetElapsedTime(started), detail, certificateExpiry);
    }
}
