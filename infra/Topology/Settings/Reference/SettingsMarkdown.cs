using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>The reference as a page: one table for each object.</summary>
public static class SettingsMarkdown
{
    public static string Write(ImmutableArray<SettingKey> keys)
    {
        var page = new StringBuilder(
            """
            # Settings

            Keys of `Pulumi.<stack>.yaml` under `cross-cloud-dns:`. Made from the code by `dotnet run --project twin -- settings`; a test
            fails when it is stale. Required keys are marked with an asterisk. An unknown key is an error, and so is everything that the
            clouds would refuse.

            """);
        foreach (var section in keys.GroupBy(key => key.Owner, StringComparer.Ordinal))
        {
            var title = section.Key.Length == 0 ? "At the root" : $"`{section.Key}`";
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| key | takes | default | decides |\n|---|---|---|---|\n");
            foreach (var key in section)
            {
                var required = key.Required ? " *" : "";
                var otherwise = key.Default is null ? "" : $"`{key.Default}`";
                page.Append(CultureInfo.InvariantCulture, $"| `{key.Name}`{required} | {Takes(key)} | {otherwise} | {Decides(key)} |\n");
            }
        }

        return page.ToString();
    }

    /// <summary>The prose without what the other columns say.</summary>
    private static string Decides(SettingKey key)
    {
        var text = key.Description ?? "";
        if (key.Bounds is { } bounds)
        {
            text = text.Replace(
                string.Create(CultureInfo.InvariantCulture, $"Range {bounds.Minimum} to {bounds.Maximum}."), "", StringComparison.Ordinal);
        }

        if (key.Default is not null)
        {
            text = text.Replace($"Default {key.Default}.", "", StringComparison.Ordinal);
        }

        return text.Replace("  ", " ", StringComparison.Ordinal).Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Takes(SettingKey key) => key.Kind switch
    {
        SettingKind.Number when key.Bounds is { } bounds =>
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {bounds.Minimum} to {bounds.Maximum}"),
        SettingKind.Number => "a whole number",
        SettingKind.Degrees when key.Bounds is { } bounds =>
            string.Create(CultureInfo.InvariantCulture, $"degrees from {bounds.Minimum} to {bounds.Maximum}, two decimals"),
        SettingKind.Degrees => "degrees, two decimals",
        SettingKind.Flag => "`true` or `false`",
        SettingKind.Choice => string.Join(", ", key.Choices.Select(choice => $"`{choice}`")),
        SettingKind.Range => "an IPv4 range",
        SettingKind.Address => "an IPv4 address",
        SettingKind.Texts => "a list of texts",
        SettingKind.Ranges => "a list of IPv4 ranges",
        SettingKind.Addresses => "a list of IPv4 addresses",
        SettingKind.Object => "an object, below",
        SettingKind.Objects => "a list of objects, below",
        SettingKind.Map => "names and texts of your own",
        _ => "text",
    };
}
