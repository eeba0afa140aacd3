namespace CrossCloudDns.Infra.Topology;

/// <summary>
/// What an instance counts as when its checker sends nothing. Sets an alarm's and a health check's treatment of missing data as one.
/// </summary>
public enum SilentChecker
{
    /// <summary>It keeps its last known health: a dead checker fails nobody over.</summary>
    Keep,

    /// <summary>It counts as unhealthy: traffic leaves a site whose checker is gone.</summary>
    Fail,
}
