namespace CrossCloudDns.Bench;

/// <summary>The clone that the benchmarks run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Reports => Path.Combine(Root, "bench", "reports");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrossCloudDns.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds CrossCloudDns.sln.");
    }
}
