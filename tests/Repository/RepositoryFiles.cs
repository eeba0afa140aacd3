namespace CrossCloudDns.Tests.Repository;

/// <summary>The checkout that these tests were built from, as files.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Generated = ["artifacts", "bin", "obj", "node_modules", ".git"];

    /// <summary>The folder that holds <c>CrossCloudDns.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files below <paramref name="folder"/> whose names match, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Below(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !relative.Split('/').Any(part => Generated.Contains(part, StringComparer.Ordinal))
        orderby relative
        select relative;

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrossCloudDns.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds CrossCloudDns.sln.");
    }
}
