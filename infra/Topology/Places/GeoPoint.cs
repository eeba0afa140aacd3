using System.Runtime.InteropServices;

namespace CrossCloudDns.Infra.Topology.Places;

/// <summary>A place on the globe.</summary>
/// <param name="Latitude">Degrees, −90 to 90, north positive.</param>
/// <param name="Longitude">Degrees, −180 to 180, east positive.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusKilometres = 6371.0088;

    /// <summary>Great-circle distance in kilometres (haversine).</summary>
    public double DistanceTo(GeoPoint other)
    {
        var latitude = Radians(other.Latitude - Latitude);
        var longitude = Radians(other.Longitude - Longitude);
        var chord = Math.Pow(Math.Sin(latitude / 2), 2)
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(longitude / 2), 2));
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
