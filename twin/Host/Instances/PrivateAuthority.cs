using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrossCloudDns.Twin.Host;

/// <summary>A certificate authority that lives as long as the twin: its key is made at the start and never written anywhere.</summary>
public sealed class PrivateAuthority : IDisposable
{
    private readonly X509Certificate2 _authority;
    private readonly DateTimeOffset _start;
    private int _serial = 1;

    /// <param name="now">The real time: the checker compares validity with the clock of its machine.</param>
    public PrivateAuthority(DateTimeOffset now)
    {
        _start = now.AddHours(-1);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CrossCloudDns twin", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(_start, _start.AddDays(366));
    }

    /// <summary>The authority's certificate, for those who are to trust it.</summary>
    public string Pem => _authority.ExportCertificatePem();

    /// <summary>A server certificate for one host name, valid for as long as the authority.</summary>
    public X509Certificate2 Issue(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host.TrimEnd('.')}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host.TrimEnd('.'));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var certificate = request.Create(
            _authority, _authority.NotBefore, _authority.NotAfter, BitConverter.GetBytes(Interlocked.Increment(ref _serial)));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <inheritdoc/>
    public void Dispose() => _authority.Dispose();
}
