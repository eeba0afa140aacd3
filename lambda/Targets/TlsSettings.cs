namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>How an encrypted target proves who it is.</summary>
internal sealed class TlsSettings(string serverName, Trust trust)
{
    /// <summary>The name sent as SNI and looked for in the certificate.</summary>
    public string ServerName { get; } = serverName;

    public Trust Trust { get; } = trust;
}
