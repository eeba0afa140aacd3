using System.Collections.Frozen;

namespace CrossCloudDns.Twin.Engine;

/// <summary>The continent, country and state that an AWS Region lies in, in the codes of geolocation records.</summary>
/// <remarks>In a private zone a query's place is that of the VPC's Region.</remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo-phz.html"/>
internal sealed record RegionPlace(string Continent, string Country, string? Subdivision = null)
{
    private static readonly FrozenDictionary<string, RegionPlace> Places = new Dictionary<string, RegionPlace>(StringComparer.Ordinal)
    {
        ["af-south-1"] = new("AF", "ZA"),
        ["ap-east-1"] = new("AS", "HK"),
        ["ap-east-2"] = new("AS", "TW"),
        ["ap-northeast-1"] = new("AS", "JP"),
        ["ap-northeast-2"] = new("AS", "KR"),
        ["ap-northeast-3"] = new("AS", "JP"),
        ["ap-south-1"] = new("AS", "IN"),
        ["ap-south-2"] = new("AS", "IN"),
        ["ap-southeast-1"] = new("AS", "SG"),
        ["ap-southeast-2"] = new("OC", "AU"),
        ["ap-southeast-3"] = new("AS", "ID"),
        ["ap-southeast-4"] = new("OC", "AU"),
        ["ap-southeast-5"] = new("AS", "MY"),
        ["ap-southeast-6"] = new("OC", "NZ"),
        ["ap-southeast-7"] = new("AS", "TH"),
        ["ca-central-1"] = new("NA", "CA"),
        ["ca-west-1"] = new("NA", "CA"),
        ["eu-central-1"] = new("EU", "DE"),
        ["eu-central-2"] = new("EU", "CH"),
        ["eu-north-1"] = new("EU", "SE"),
        ["eu-south-1"] = new("EU", "IT"),
        ["eu-south-2"] = new("EU", "ES"),
        ["eu-west-1"] = new("EU", "IE"),
        ["eu-west-2"] = new("EU", "GB"),
        ["eu-west-3"] = new("EU", "FR"),
        ["il-central-1"] = new("AS", "IL"),
        ["me-central-1"] = new("AS", "AE"),
        ["me-south-1"] = new("AS", "BH"),
        ["mx-central-1"] = new("NA", "MX"),
        ["sa-east-1"] = new("SA", "BR"),
        ["us-east-1"] = new("NA", "US", "VA"),
        ["us-east-2"] = new("NA", "US", "OH"),
        ["us-west-1"] = new("NA", "US", "CA"),
        ["us-west-2"] = new("NA", "US", "OR"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary><see langword="null"/> for a Region that is not known.</summary>
    public static RegionPlace? Of(string region) => Places.GetValueOrDefault(region);
}
