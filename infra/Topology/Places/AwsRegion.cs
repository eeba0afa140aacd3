using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Infra.Topology.Places;

/// <summary>An AWS Region of the commercial partition.</summary>
/// <param name="Code">For example <c>eu-west-2</c>.</param>
/// <param name="City">Where AWS says it is, roughly.</param>
/// <param name="Coordinates">
/// Approximate: AWS publishes no coordinates, so this is the city that the Region is named after. Good enough to put sites in order; not
/// what Route 53 counts with.
/// </param>
public sealed record AwsRegion(string Code, string City, GeoPoint Coordinates)
{
    /// <summary>Every Region that this program knows, by code.</summary>
    public static ImmutableSortedDictionary<string, AwsRegion> All => AwsRegionTable.ByCode;

    public static bool TryFind(string? code, [NotNullWhen(true)] out AwsRegion? region)
    {
        region = null;
        return code is not null && All.TryGetValue(code, out region);
    }

    public override string ToString() => Code;
}
