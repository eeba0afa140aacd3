using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>The certificate policies in use, kept between invocations: reading certificates costs more than a handshake.</summary>
internal sealed class TrustStore
{
    private readonly ConcurrentDictionary<Trust, X509ChainPolicy> _policies = new();

    public X509ChainPolicy Policy(Trust trust) => _policies.GetOrAdd(trust, Create);

    private static X509ChainPolicy Create(Trust trust)
    {
        // Neither revocation nor missing intermediates are fetched: a private network has no way to the places that they come from.
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (trust is not Trust.System)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        }

        if (trust is Trust.Authority authority)
        {
            policy.CustomTrustStore.AddRange(Read(authority.Pem));
        }

        return policy;
    }

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
