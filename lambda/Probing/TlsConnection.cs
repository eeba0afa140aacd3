using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>An encrypted connection to one target, which tells what is wrong with the target's certificate.</summary>
internal sealed class TlsConnection(Stream plain, TlsSettings settings, TrustStore trust) : IAsyncDisposable
{
    private readonly SslStream _stream = new(plain, leaveInnerStreamOpen: true);
    private ProbeFault? _fault;

    public Stream Stream => _stream;

    /// <summary>When the target's certificate ends; known as soon as the target has shown one, accepted or not.</summary>
    public DateTimeOffset? CertificateExpiry { get; private set; }

    public async Task HandshakeAsync(CancellationToken cancellation)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = settings.ServerName,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            // Each probe sees the certificate that is served now.
            AllowTlsResume = false,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = trust.PolicyFor(settings.Trust),
            RemoteCertificateValidationCallback = Accept,
        };
        try
        {
            await _stream.AuthenticateAsClientAsync(options, cancellation);
        }
        catch (AuthenticationException) when (_fault is not null)
        {
            throw _fault;
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is X509Certificate2 leaf)
        {
            CertificateExpiry = leaf.NotAfter;
        }

        _fault = settings.Trust is Trust.Any ? null : Judge(chain, errors);
        return _fault is null;
    }

    /// <summary>The gravest fault first: of a certificate by a stranger, neither name nor dates mean anything.</summary>
    private ProbeFault? Judge(X509Chain? chain, SslPolicyErrors errors)
    {
        var statuses = chain?.ChainStatus.Select(status => status.Status).ToArray() ?? [];
        var strangers = statuses
            .Where(status => status is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NoError))
            .ToArray();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return new ProbeFault(Reason.TlsFailed, "no certificate");
        }

        if (strangers.Length > 0)
        {
            return new ProbeFault(Reason.TlsUntrusted, string.Join(", ", strangers));
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return new ProbeFault(Reason.TlsMismatch, $"not for '{settings.ServerName}'");
        }

        return errors == SslPolicyErrors.None
            ? null
            : new ProbeFault(Reason.TlsExpired, $"outside its dates, ends {CertificateExpiry:u}");
    }
}
