namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The health checkers, one in each site.</summary>
public sealed record CheckerSettings
{
    internal const string Arm64 = "arm64";
    internal const string X64 = "x86_64";

    /// <summary>
    /// Memory of each checker, and with it its share of a processor. A site with more targets than that carries gets more schedules.
    /// </summary>
    /// <value>
    /// Key <c>memoryMb</c>. Default 256, and 512 in a site with more than 300 targets, or more than 100 over https. Range 128 to 10240.
    /// </value>
    public int? MemoryMb { get; init; }

    /// <summary>
    /// A native program starts ten times faster and needs a third of the memory. It is built beforehand on Linux, on the function's
    /// architecture; a missing or unfit one is refused.
    /// </summary>
    /// <value>
    /// Key <c>build</c>: <c>portable</c> (default; runs everywhere on <c>dotnet10</c>) or <c>nativeAot</c> (runs on
    /// <c>provided.al2023</c>).
    /// </value>
    public CheckerBuild Build { get; init; }

    /// <value>Key <c>architecture</c>: <c>arm64</c> (default) or <c>x86_64</c>.</value>
    public string Architecture { get; init; } = Arm64;

    /// <value>Key <c>logRetentionDays</c>. Default 30. One of the periods that CloudWatch Logs offers.</value>
    public int LogRetentionDays { get; init; } = 30;

    /// <value>Key <c>namespace</c>: the CloudWatch namespace of the checkers' metrics. Default <c>CrossCloudDns</c>.</value>
    public string Namespace { get; init; } = "CrossCloudDns";

    internal static CheckerSettings Read(SettingsObject from)
    {
        var checker = new CheckerSettings
        {
            MemoryMb = from.Number("memoryMb", 128, 10240, "megabytes"),
            Build = from.Choice(
                "build", CheckerBuild.Portable, ("portable", CheckerBuild.Portable), ("nativeAot", CheckerBuild.NativeAot)),
            Architecture = from.Choice("architecture", Arm64, (Arm64, Arm64), (X64, X64)),
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
