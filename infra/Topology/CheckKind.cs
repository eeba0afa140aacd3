namespace CrossCloudDns.Infra.Topology;

/// <summary>What a health check speaks to an instance.</summary>
public enum CheckKind
{
    Https,
    Http,
    Tcp,
    Dns,
}
