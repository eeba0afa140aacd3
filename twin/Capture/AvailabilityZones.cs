using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Names of the Availability Zones that AWS shows in a Region.</summary>
/// <remarks>
/// Most Regions show a, b and c; the table holds those that differ. Which names an account sees can differ from account to
/// account, us-west-1 being the known case, so a real preview may give other letters.
/// </remarks>
internal static class AvailabilityZones
{
    private static readonly ImmutableDictionary<string, string> Letters = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ap-northeast-1"] = "acd",
            ["ap-northeast-2"] = "abcd",
            ["ca-central-1"] = "abd",
            ["us-east-1"] = "abcdef",
            ["us-west-1"] = "ac",
            ["us-west-2"] = "abcd",
        });

    /// <summary>The zones of <paramref name="region"/>, in alphabetical order.</summary>
    public static ImmutableArray<string> Of(string region) =>
        [.. Letters.GetValueOrDefault(region, "abc").Select(letter => $"{region}{letter}")];
}
