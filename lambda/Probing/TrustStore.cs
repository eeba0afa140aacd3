using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>The certificate policies in use, kept between invocations: reading certificates costs more than a handshake.</summary>
internal sealed class TrustStore
{
    private readonly ConcurrentDictionary<string, X509ChainPolicy> _authorities = new(StringComparer.Ordinal);
    private readonly X509ChainPolicy _system = Policy(X509ChainTrustMode.System);
    private readonly X509ChainPolicy _nobody = Policy(X509ChainTrustMode.CustomRootTrust);

    public X509ChainPolicy PolicyFor(Trust trust) => trust switch
    {
        Trust.System => _system,
        Trust.Authority authority => _authorities.GetOrAdd(authority.Pem, PolicyOf),
        Trust.Any => _nobody,
        _ => throw new UnreachableException(),
    };

    private static X509ChainPolicy PolicyOf(string pem)
    {
        var policy = Policy(X509ChainTrustMode.CustomRootTrust);
        policy.CustomTrustStore.AddRange(Read(pem));
        return policy;
    }

    // Neither revocation nor missing intermediates are fetched: a private network has no way to the places that they come from.
    private static X509ChainPolicy Policy(X509ChainTrustMode mode) =>
        new() { TrustMode = mode, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };

    private static X509Certificate2Collection Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new ProbeFault(Reason.Internal, $"'caPem' cannot be read: {exception.Message}");
        }

        return certificates.Count > 0 ? certificates : throw new ProbeFault(Reason.Internal, "'caPem' has no certificate");
    }
}
