using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Tags that both clouds take.</summary>
internal static class TagText
{
    private const int MaximumKey = 128;
    private const int MaximumValue = 256;

    /// <summary>Beginnings that a cloud, or this program, keeps for itself.</summary>
    private static readonly ImmutableArray<string> Reserved = ["aws:", "microsoft", "cross-cloud-dns:"];

    public static ImmutableSortedDictionary<string, string> Read(SettingsObject from, string key)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in from.Child(key)?.AllTexts() ?? [])
        {
            tags[name] = value;
            if (!IsKey(name) || value.Length > MaximumValue)
            {
                from.Problems.Add(
                    SettingsDiagnostic.BadName, $"{from.PathOf(key)}.{name}", $"is \"{value}\"",
                    "A tag's name has 1 to 128 characters without <>%&\\?/, and does not begin with aws:, microsoft or cross-cloud-dns:; "
                    + "its value has at most 256",
                    "Change the tag");
            }
        }

        return tags.ToImmutable();
    }

    private static bool IsKey(string name) =>
        name.Length is > 0 and <= MaximumKey && name.IndexOfAny(['<', '>', '%', '&', '\\', '?', '/']) < 0
        && !Reserved.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
