namespace CrossCloudDns.Infra.Topology;

/// <summary>How a service's name chooses among its instances.</summary>
public enum Routing
{
    /// <summary>The closest healthy site, by geoproximity.</summary>
    Nearest,

    /// <summary>The first healthy instance, in the order in which they are listed.</summary>
    Failover,
}
