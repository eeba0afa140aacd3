using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrossCloudDns.Tests.Lambda.Probing;

/// <summary>Certificates of a private authority and of strangers, made for one run of the tests.</summary>
internal static class Certificates
{
    public const string Name = "app.internal.example.com";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly X509Certificate2 Authority = Create("CN=Private authority", issuer: null, isAuthority: true, -1, 3650);
    private static readonly X509Certificate2 Stranger = Create("CN=Somebody else", issuer: null, isAuthority: true, -1, 3650);
    private static readonly X509Certificate2 Intermediate = Create("CN=Intermediate", Authority, isAuthority: true, -1, 1000);

    public static string AuthorityPem { get; } = Authority.ExportCertificatePem();

    public static SslServerAuthenticationOptions Valid { get; } = Serve(Leaf(Name, Authority, -1, 30));

    public static SslServerAuthenticationOptions Expired { get; } = Serve(Leaf(Name, Authority, -20, -10));

    public static SslServerAuthenticationOptions NotYetValid { get; } = Serve(Leaf(Name, Authority, 10, 20));

    public static SslServerAuthenticationOptions ForAnotherName { get; } = Serve(Leaf("other.internal.example.com", Authority, -1, 30));

    public static SslServerAuthenticationOptions ByAStranger { get; } = Serve(Leaf(Name, Stranger, -1, 30));

    public static SslServerAuthenticationOptions SelfSigned { get; } = Serve(Create($"CN={Name}", issuer: null, isAuthority: false, -1, 30));

    public static SslServerAuthenticationOptions ExpiredByAStrangerForAnotherName { get; } =
        Serve(Leaf("other.internal.example.com", Stranger, -20, -10));

    public static SslServerAuthenticationOptions WithIntermediate { get; } = new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(Leaf(Name, Intermediate, -1, 30), [Intermediate], offline: true),
    };

    public static SslServerAuthenticationOptions Only(SslProtocols protocols) =>
        new() { ServerCertificate = Valid.ServerCertificate, EnabledSslProtocols = protocols };

    /// <summary>The valid certificate for whoever asks for its name, and a stranger's for everybody else.</summary>
    public static SslServerAuthenticationOptions ByServerName { get; } = new()
    {
        ServerCertificateSelectionCallback = (_, name) => (name == Name ? Valid : ByAStranger).ServerCertificate!,
    };

    private static SslServerAuthenticationOptions Serve(X509Certificate2 certificate) => new() { ServerCertificate = certificate };

    private static X509Certificate2 Leaf(string name, X509Certificate2 issuer, int from, int to) =>
        Create($"CN={name}", issuer, isAuthority: false, from, to);

    /// <param name="from">The first day of validity, counted from today.</param>
    /// <param name="to">The last day of validity, counted from today.</param>
    private static X509Certificate2 Create(string subject, X509Certificate2? issuer, bool isAuthority, int from, int to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(subject["CN=".Length..]);
            request.CertificateExtensions.Add(names.Build());
        }

        var (first, last) = (Now.AddDays(from), Now.AddDays(to));
        if (issuer is null)
        {
            return request.CreateSelfSigned(first, last);
        }

        var serial = RandomNumberGenerator.GetBytes(8);
        using var certificate = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!), first, last, serial);
        return certificate.CopyWithPrivateKey(key);
    }
}
