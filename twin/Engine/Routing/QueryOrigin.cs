using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Where Route 53 takes a query to come from: the Region of the VPC, or of the inbound endpoint, that it arrived at.</summary>
/// <remarks>
/// The client's own place plays no part in a private zone. For latency and geolocation this is documented; for geoproximity it is
/// inferred from them. The coordinates of a Region are approximate: AWS publishes none.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency-phz.html"/>
public sealed record QueryOrigin(string Region)
{
    /// <summary><see langword="null"/> for a Region that is not known.</summary>
    public GeoPoint? Coordinates => AwsRegion.TryFind(Region, out var region) ? region.Coordinates : null;
}
