namespace CrossCloudDns.Twin.Model;

/// <summary>Where a geoproximity record says that its resource is.</summary>
public abstract record GeoLocation
{
    private GeoLocation()
    {
    }

    /// <summary>In an AWS Region.</summary>
    public sealed record AwsRegion(string Name) : GeoLocation
    {
        public override string ToString() => Name;
    }

    /// <summary>In a Local Zone Group, for example <c>us-west-2-den-1</c>.</summary>
    public sealed record LocalZoneGroup(string Name) : GeoLocation
    {
        public override string ToString() => Name;
    }

    /// <summary>At a point, in degrees; Route 53 takes at most two decimals.</summary>
    public sealed record Coordinates(double Latitude, double Longitude) : GeoLocation
    {
        public override string ToString() => FormattableString.Invariant($"{Latitude:0.##},{Longitude:0.##}");
    }
}
