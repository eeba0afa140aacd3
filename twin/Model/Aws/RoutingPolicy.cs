namespace CrossCloudDns.Twin.Model;

/// <summary>How Route 53 chooses among record sets of one name and type.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html"/>
public abstract record RoutingPolicy
{
    private RoutingPolicy()
    {
    }

    /// <summary>One set, all its values.</summary>
    public sealed record Simple : RoutingPolicy;

    /// <summary>The primary while it is healthy, then the secondary.</summary>
    public sealed record Failover(FailoverRole Role) : RoutingPolicy;

    /// <summary>The nearest by biased distance.</summary>
    /// <param name="Bias">-99 to 99; positive draws in more clients.</param>
    public sealed record Geoproximity(GeoLocation Location, int Bias) : RoutingPolicy;

    /// <summary>In proportion to the weights.</summary>
    /// <param name="Weight">0 to 255; 0 is used only while no other is healthy.</param>
    public sealed record Weighted(int Weight) : RoutingPolicy;

    /// <summary>In a private zone: the Region closest to the one that the query comes from.</summary>
    public sealed record Latency(string Region) : RoutingPolicy;

    /// <summary>The set for the place that the query comes from.</summary>
    /// <param name="Continent">Two letters, or <see langword="null"/>.</param>
    /// <param name="Country">Two letters, <c>*</c> for the default, or <see langword="null"/>.</param>
    /// <param name="Subdivision">A state of the United States or an oblast of Ukraine, or <see langword="null"/>.</param>
    public sealed record Geolocation(string? Continent, string? Country, string? Subdivision) : RoutingPolicy;

    /// <summary>Up to eight healthy ones at random.</summary>
    public sealed record Multivalue : RoutingPolicy;
}

/// <summary>Role in a failover pair.</summary>
public enum FailoverRole
{
    Primary,
    Secondary,
}
