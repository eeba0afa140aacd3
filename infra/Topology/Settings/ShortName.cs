using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Names that become part of resource names.</summary>
internal static class ShortName
{
    /// <summary>The required key <c>name</c> of something.</summary>
    public static string? Read(SettingsObject from, string what)
    {
        if (from.RequiredText("name", DnsLabel.ShortNameRule) is not { } name)
        {
            return null;
        }

        if (DnsLabel.IsShortName(name))
        {
            return name;
        }

        from.Problems.Add(SettingsDiagnostic.BadName, from.PathOf("name"), $"is \"{name}\"", DnsLabel.ShortNameRule, $"Rename the {what}");
        return null;
    }
}
