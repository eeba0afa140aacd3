using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Infra.Topology.Places;

/// <summary>An Azure location of the public cloud.</summary>
/// <param name="Name">For example <c>uksouth</c>.</param>
/// <param name="Coordinates">As Azure's own location list gives them, to two decimals or less.</param>
public sealed record AzureLocation(string Name, GeoPoint Coordinates)
{
    /// <summary>Every location that this program knows, by name.</summary>
    public static ImmutableSortedDictionary<string, AzureLocation> All => AzureLocationTable.ByName;

    public static bool TryFind(string? name, [NotNullWhen(true)] out AzureLocation? location)
    {
        location = null;
        return name is not null && All.TryGetValue(name, out location);
    }

    public override string ToString() => Name;
}
