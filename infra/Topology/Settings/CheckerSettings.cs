namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The health checkers, one in each site.</summary>
public sealed record CheckerSettings
{
    /// <value>Key <c>memoryMb</c>. Default 256. Range 128 to 10240; 512 from some 500 targets or many over https.</value>
    public int MemoryMb { get; init; } = 256;

    /// <value>Key <c>logRetentionDays</c>. Default 30. One of the periods that CloudWatch Logs offers.</value>
    public int LogRetentionDays { get; init; } = 30;

    /// <value>Key <c>namespace</c>: the CloudWatch namespace of the checkers' metrics. Default <c>CrossCloudDns</c>.</value>
    public string Namespace { get; init; } = "CrossCloudDns";

    internal static CheckerSettings Read(SettingsObject from)
    {
        var checker = new CheckerSettings
        {
            MemoryMb = from.Number("memoryMb", 256, 128, 10240, "megabytes"),
            LogRetentionDays = LogRetention.Read(from, "logRetentionDays", 30),
            Namespace = ReadNamespace(from),
        };
        from.RefuseUnknownKeys();
        return checker;
    }

    private static string ReadNamespace(SettingsObject from)
    {
        var name = from.Text("namespace") ?? "CrossCloudDns";
        var valid = name.Length is > 0 and <= 255 && !name.StartsWith("AWS/", StringComparison.Ordinal)
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '/' or '#');
        if (!valid)
        {
            from.Problems.Add(
                SettingsDiagnostic.BadName, from.PathOf("namespace"), $"is \"{name}\"",
                "A CloudWatch namespace has 1 to 255 of letters, digits and .-_/#, and does not begin with AWS/", "Rename it");
        }

        return name;
    }
}
