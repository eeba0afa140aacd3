using System.Globalization;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Where an instance is. Route 53 takes two decimals; more are refused, at deployment only.</summary>
public sealed record Coordinates(decimal Latitude, decimal Longitude)
{
    public string LatitudeText => Latitude.ToString(CultureInfo.InvariantCulture);

    public string LongitudeText => Longitude.ToString(CultureInfo.InvariantCulture);
}
