using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Domains that are forwarded.</summary>
internal static class DomainText
{
    private const string Allowed = "A domain of one to 34 labels is expected, as internal.example.com";

    public static DomainName? Read(SettingsObject from, string key) =>
        from.RequiredText(key, Allowed) is { } text ? Parse(from, from.PathOf(key), text) : null;

    public static ImmutableArray<DomainName> ReadList(SettingsObject from, string key) =>
    [
        .. from.Texts(key)
            .Select((text, index) => Parse(from, string.Create(CultureInfo.InvariantCulture, $"{from.PathOf(key)}[{index}]"), text))
            .OfType<DomainName>(),
    ];

    private static DomainName? Parse(SettingsObject from, string path, string text)
    {
        if (DomainName.TryParse(text, out var domain) && domain.Labels <= DomainName.MaximumLabels)
        {
            return domain;
        }

        from.Problems.Add(SettingsDiagnostic.BadDomain, path, $"is \"{text}\"", Allowed, "Correct it");
        return null;
    }
}
