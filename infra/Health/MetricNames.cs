using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Health;

/// <summary>What the checker publishes, by the names that alarms must use too.</summary>
public static class MetricNames
{
    /// <summary>1 when the target answered as it should, else 0; in each run once for each target.</summary>
    public const string Healthy = "Healthy";

    public const string Latency = "Latency";

    /// <summary>1 in each run of a checker, without a target.</summary>
    public const string Heartbeat = "Heartbeat";

    public const string Zone = "Zone";

    public const string Site = "Site";

    public const string Target = "Target";

    /// <summary>Dimensions of what a whole checker publishes.</summary>
    public static ImmutableSortedDictionary<string, string> Dimensions(string domain, string site) =>
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(Zone, domain).Add(Site, site);
}
