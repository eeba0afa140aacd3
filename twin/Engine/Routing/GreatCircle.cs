using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Distances as geoproximity routing counts them.</summary>
/// <remarks>
/// That Route 53 takes the great circle is assumed; it publishes neither its distance function nor its Regions' coordinates.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html"/>
internal static class GreatCircle
{
    /// <summary>Kilometres along the surface; infinite where one end is not known.</summary>
    public static double Kilometres(GeoPoint? from, GeoPoint? to) =>
        from is { } a && to is { } b ? a.DistanceTo(b) : double.PositiveInfinity;

    /// <summary>A distance as a bias shortens or lengthens it.</summary>
    /// <param name="bias">-99 to 99.</param>
    public static double Biased(double kilometres, int bias, BiasFormula formula) =>
        bias < 0 && formula == BiasFormula.Before2024 ? kilometres / (1 + bias / 100.0) : kilometres * (1 - bias / 100.0);

    /// <summary>Where a record says that its resource is; a Local Zone Group is taken to be where its parent Region is.</summary>
    public static GeoPoint? PointOf(GeoLocation location) => location switch
    {
        GeoLocation.AwsRegion region => AwsRegion.TryFind(region.Name, out var known) ? known.Coordinates : null,
        GeoLocation.LocalZoneGroup group => ParentRegion(group.Name)?.Coordinates,
        GeoLocation.Coordinates point => new GeoPoint(point.Latitude, point.Longitude),
        _ => null,
    };

    private static AwsRegion? ParentRegion(string localZoneGroup) =>
        AwsRegion.All.Values.FirstOrDefault(region => localZoneGroup.StartsWith(region.Code + "-", StringComparison.Ordinal));
}
