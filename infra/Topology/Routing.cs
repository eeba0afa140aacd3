namespace CrossCloudDns.Infra.Topology;

/// <summary>How a service's name chooses among its instances.</summary>
public enum Routing
{
    /// <summary>The closest healthy place, by geoproximity.</summary>
    Nearest,

    /// <summary>The first healthy instance, in the order in which they are listed.</summary>
    Failover,

    /// <summary>A healthy instance by chance, in proportion to weights.</summary>
    Weighted,

    /// <summary>The healthy site whose AWS Region is closest to the asking VPC's.</summary>
    Latency,

    /// <summary>Up to eight healthy addresses at once.</summary>
    Multivalue,

    /// <summary>All addresses, whether healthy or not.</summary>
    Simple,
}
