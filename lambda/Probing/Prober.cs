using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks targets over real sockets: always by address, with the names apart.</summary>
/// <param name="chance">A number from 0 (included) to 1 (excluded), which makes the ids of DNS questions.</param>
internal sealed class Prober(
    NameLookup lookup, ITcpExchange tcp, TrustStore trust, TimeProvider time, Func<double> chance) : IProber
{
    public async Task<Finding> ProbeAsync(Target target, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        DateTimeOffset? certificateExpiry = null;
        try
        {
            var endpoint = await lookup.FindAsync(target.Address, target.Port, target.Timeout / 2, cancellation);
            started = time.GetTimestamp();
            var detail = default(string);
            if (target.Check is Check.Dns dns)
            {
                detail = await DnsExchange.RunAsync(endpoint, dns, (ushort)(chance() * ushort.MaxValue), cancellation);
            }
            else
            {
                var http = target.Check is Check.Http check ? new HttpExchange(check) : null;
                await (http?.Tls is { } tls
                    ? OverTlsAsync(endpoint, http, tls, expiry => certificateExpiry = expiry, cancellation)
                    : tcp.RunAsync(endpoint, http, cancellation));
                detail = http?.Status;
            }

            return Found(Reason.Ok, detail);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Found(Reason.Timeout, $"no answer within {target.Timeout.TotalMilliseconds:0} ms");
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

    /// <param name="certificateSeen">Told when the target's certificate ends, also of one that is not accepted.</param>
    private async Task OverTlsAsync(
        IPEndPoint endpoint, HttpExchange http, TlsSettings tls, Action<DateTimeOffset?> certificateSeen, CancellationToken cancellation)
    {
        using var socket = await SocketExchange.ConnectAsync(endpoint, cancellation);
        await using var stream = new NetworkStream(socket);
        await using var secure = new TlsConnection(stream, tls, trust);
        try
        {
            await secure.HandshakeAsync(cancellation);
        }
        finally
        {
            certificateSeen(secure.CertificateExpiry);
        }

        await http.RunAsync(secure.Stream, cancellation);
    }
}
