using System.Collections.Immutable;
using System.Globalization;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Who is told when something fails.</summary>
public sealed record AlertSettings
{
    /// <value>Key <c>emails</c>: addresses that alarms are mailed to; each has to confirm. Default: none.</value>
    public ImmutableArray<string> Emails { get; init; } = [];

    internal static AlertSettings Read(SettingsObject from)
    {
        var emails = from.Texts("emails");
        for (var index = 0; index < emails.Length; index++)
        {
            if (emails[index].Split('@') is not [{ Length: > 0 }, { Length: > 2 } host] || !host.Contains('.', StringComparison.Ordinal))
            {
                from.Problems.Add(
                    SettingsDiagnostic.BadName, string.Create(CultureInfo.InvariantCulture, $"{from.PathOf("emails")}[{index}]"),
                    $"is \"{emails[index]}\"", "An e-mail address is expected", "Correct it");
            }
        }

        from.RefuseUnknownKeys();
        return new AlertSettings { Emails = emails };
    }
}
