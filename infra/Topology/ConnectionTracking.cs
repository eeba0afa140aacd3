namespace CrossCloudDns.Infra.Topology;

/// <summary>Whether the resolver endpoints' security groups make AWS track every flow.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html"/>
public enum ConnectionTracking
{
    /// <summary>
    /// Rules open to everyone, so that flows are not tracked: 10,000 queries per second and address. Network ACLs restrict sources.
    /// </summary>
    Untracked,

    /// <summary>Rules name the sources, so that every flow is tracked: as low as 1,500 queries per second and address.</summary>
    Tracked,
}
