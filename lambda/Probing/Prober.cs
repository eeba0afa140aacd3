using System.Net.Sockets;
using System.Security.Authentication;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks targets over real sockets: always by address, with the names apart.</summary>
/// <param name="chance">A number from 0 (included) to 1 (excluded), which makes the ids of DNS questions.</param>
internal sealed class Prober(NameLookup lookup, TrustStore trust, TimeProvider time, Func<double> chance) : IProber
{
    public async Task<Finding> ProbeAsync(Target target, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        DateTimeOffset? certificateExpiry = null;
        try
        {
            var endpoint = await lookup.FindAsync(target.Address, target.Port, target.Timeout / 2, cancellation);
            started = time.GetTimestamp();
            using var socket = target.Check is Check.Dns
                ? new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
                : new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint, cancellation);
            var detail = target.Check switch
            {
                Check.Http { Tls: { } tls } http =>
                    await OverTlsAsync(socket, http, tls, expiry => certificateExpiry = expiry, cancellation),
                Check.Http http => await OverTcpAsync(socket, http, cancellation),
                Check.Dns dns => await DnsExchange.RunAsync(socket, dns, (ushort)(chance() * ushort.MaxValue), cancellation),
                _ => null,
            };
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

    private static async Task<string> OverTcpAsync(Socket socket, Check.Http check, CancellationToken cancellation)
    {
        await using var stream = new NetworkStream(socket);
        return await HttpExchange.RunAsync(stream, check, cancellation);
    }

    /// <param name="certificateSeen">Told when the target's certificate ends, also of one that is not accepted.</param>
    private async Task<string> OverTlsAsync(
        Socket socket, Check.Http check, TlsSettings tls, Action<DateTimeOffset?> certificateSeen, CancellationToken cancellation)
    {
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

        return await HttpExchange.RunAsync(secure.Stream, check, cancellation);
    }
}
