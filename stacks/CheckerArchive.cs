using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>The published health checker, which the build of this program puts beside it.</summary>
internal static class CheckerArchive
{
    private const string Folder = "artifacts/health-checker";

    /// <summary>
    /// The folder as an archive, by its path from the current directory: what Pulumi records then does not depend on where a clone lies.
    /// </summary>
    /// <exception cref="RunException">The program does not run inside its repository.</exception>
    public static Archive Locate()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                var path = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(directory.FullName, Folder));
                return new FileArchive(path.Replace(Path.DirectorySeparatorChar, '/'));
            }
        }

        throw new RunException($"No Pulumi.yaml was found above {AppContext.BaseDirectory}. Run the program from a clone of its repository.");
    }
}
