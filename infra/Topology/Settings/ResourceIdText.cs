namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Ids of things that exist.</summary>
internal static class ResourceIdText
{
    /// <summary>An AWS id that begins as its kind does, as <c>vpc-</c>.</summary>
    public static string? Read(SettingsObject from, string key, string prefix)
    {
        var allowed = $"An id is expected, as {prefix}0123456789abcdef0";
        if (from.RequiredText(key, allowed) is not { } id)
        {
            return null;
        }

        if (id.StartsWith(prefix, StringComparison.Ordinal)
            && id.Length > prefix.Length && id[prefix.Length..].All(char.IsAsciiHexDigitLower))
        {
            return id;
        }

        from.Problems.Add(SettingsDiagnostic.BadName, from.PathOf(key), $"is \"{id}\"", allowed, "Write the id");
        return null;
    }

    /// <summary>A full Azure id of one kind, as <c>Microsoft.Network/virtualNetworks</c>.</summary>
    public static string? ReadAzure(SettingsObject from, string key, string kind)
    {
        var allowed = $"A full id is expected, as /subscriptions/…/resourceGroups/…/providers/{kind}/…";
        if (from.RequiredText(key, allowed) is not { } id)
        {
            return null;
        }

        if (id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            && id.Contains($"/providers/{kind}/", StringComparison.OrdinalIgnoreCase))
        {
            return id;
        }

        from.Problems.Add(SettingsDiagnostic.BadName, from.PathOf(key), $"is \"{id}\"", allowed, "Write the id");
        return null;
    }
}
