namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Whose certificates are believed.</summary>
internal abstract class Trust
{
    private Trust()
    {
    }

    /// <summary>The certificate authorities of the system that the checker runs on.</summary>
    public sealed class System : Trust;

    /// <summary>Only these authorities, PEM.</summary>
    public sealed class Authority(string pem) : Trust
    {
        public string Pem { get; } = pem;
    }

    /// <summary>Encrypted but unverified.</summary>
    public sealed class Any : Trust;
}
