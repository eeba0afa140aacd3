namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>How an encrypted target proves who it is.</summary>
/// <param name="ServerName">The name sent as SNI and looked for in the certificate.</param>
internal sealed record TlsSettings(string ServerName, Trust Trust);

/// <summary>Whose certificates are believed.</summary>
internal abstract record Trust
{
    private Trust()
    {
    }

    /// <summary>The certificate authorities of the system that the checker runs on.</summary>
    public sealed record System : Trust;

    /// <summary>Only these authorities, PEM.</summary>
    public sealed record Authority(string Pem) : Trust;

    /// <summary>Encrypted but unverified.</summary>
    public sealed record Any : Trust;
}
