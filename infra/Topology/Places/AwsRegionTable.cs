using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Places;

/// <summary>The Regions themselves.</summary>
internal static class AwsRegionTable
{
    public static readonly ImmutableSortedDictionary<string, AwsRegion> ByCode = new AwsRegion[]
    {
        new("af-south-1", "Cape Town", new(-33.92, 18.42)),
        new("ap-east-1", "Hong Kong", new(22.32, 114.17)),
        new("ap-east-2", "Taipei", new(25.03, 121.57)),
        new("ap-northeast-1", "Tokyo", new(35.68, 139.69)),
        new("ap-northeast-2", "Seoul", new(37.57, 126.98)),
        new("ap-northeast-3", "Osaka", new(34.69, 135.50)),
        new("ap-south-1", "Mumbai", new(19.08, 72.88)),
        new("ap-south-2", "Hyderabad", new(17.39, 78.49)),
        new("ap-southeast-1", "Singapore", new(1.35, 103.82)),
        new("ap-southeast-2", "Sydney", new(-33.87, 151.21)),
        new("ap-southeast-3", "Jakarta", new(-6.21, 106.85)),
        new("ap-southeast-4", "Melbourne", new(-37.81, 144.96)),
        new("ap-southeast-5", "Kuala Lumpur", new(3.14, 101.69)),
        new("ap-southeast-6", "Auckland", new(-36.85, 174.76)),
        new("ap-southeast-7", "Bangkok", new(13.76, 100.50)),
        new("ca-central-1", "Montreal", new(45.50, -73.57)),
        new("ca-west-1", "Calgary", new(51.05, -114.07)),
        new("eu-central-1", "Frankfurt", new(50.11, 8.68)),
        new("eu-central-2", "Zurich", new(47.38, 8.54)),
        new("eu-north-1", "Stockholm", new(59.33, 18.07)),
        new("eu-south-1", "Milan", new(45.46, 9.19)),
        new("eu-south-2", "Zaragoza", new(41.65, -0.89)),
        new("eu-west-1", "Dublin", new(53.35, -6.26)),
        new("eu-west-2", "London", new(51.51, -0.13)),
        new("eu-west-3", "Paris", new(48.86, 2.35)),
        new("il-central-1", "Tel Aviv", new(32.09, 34.78)),
        new("me-central-1", "United Arab Emirates", new(24.45, 54.38)),
        new("me-south-1", "Bahrain", new(26.07, 50.56)),
        new("mx-central-1", "Queretaro", new(20.59, -100.39)),
        new("sa-east-1", "Sao Paulo", new(-23.55, -46.63)),
        new("us-east-1", "Northern Virginia", new(39.04, -77.49)),
        new("us-east-2", "Ohio", new(39.96, -83.00)),
        new("us-west-1", "Northern California", new(37.35, -121.96)),
        new("us-west-2", "Oregon", new(45.84, -119.70)),
    }.ToImmutableSortedDictionary(region => region.Code, region => region, StringComparer.Ordinal);
}
