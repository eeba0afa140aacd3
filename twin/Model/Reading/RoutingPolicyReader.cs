using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads the routing policy of a record set.</summary>
internal static class RoutingPolicyReader
{
    /// <returns><see langword="null"/> when the policy cannot be read, or is IP-based, which private zones do not have.</returns>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"/>
    public static RoutingPolicy? Read(DeclaredResource record)
    {
        if (record.Single("geoproximityRoutingPolicy") is { } geoproximity)
            return Location(geoproximity) is { } location
                ? new RoutingPolicy.Geoproximity(location, geoproximity.Integer("bias") ?? 0)
                : null;
        if (record.Single("failoverRoutingPolicies") is { } failover)
            return Enum.TryParse<FailoverRole>(failover.Text("type"), ignoreCase: true, out var role)
                ? new RoutingPolicy.Failover(role)
                : null;
        if (record.Single("weightedRoutingPolicies") is { } weighted)
            return weighted.Integer("weight") is { } weight and >= 0 ? new RoutingPolicy.Weighted(weight) : null;
        if (record.Single("latencyRoutingPolicies") is { } latency)
            return latency.Text("region") is { } region ? new RoutingPolicy.Latency(region) : null;
        if (record.Single("geolocationRoutingPolicies") is { } place)
            return new RoutingPolicy.Geolocation(Filled(place, "continent"), Filled(place, "country"), Filled(place, "subdivision"));
        if (record.Flag("multivalueAnswerRoutingPolicy") == true)
            return new RoutingPolicy.Multivalue();
        return record.Single("cidrRoutingPolicy") is null ? new RoutingPolicy.Simple() : null;
    }

    private static GeoLocation? Location(JsonElement policy)
    {
        if (Filled(policy, "awsRegion") is { } region)
            return new GeoLocation.AwsRegion(region);
        if (Filled(policy, "localZoneGroup") is { } group)
            return new GeoLocation.LocalZoneGroup(group);
        return policy.Single("coordinates") is { } point
            && Degrees(point, "latitude") is { } latitude
            && Degrees(point, "longitude") is { } longitude
            ? new GeoLocation.Coordinates(latitude, longitude)
            : null;
    }

    private static double? Degrees(JsonElement point, string name) =>
        double.TryParse(point.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static string? Filled(JsonElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;
}
