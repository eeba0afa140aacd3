using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using CrossCloudDns.Tests.EndToEnd;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>A package of the version that package.json pins, downloaded once into artifacts/npm by the npm client.</summary>
internal static class NpmPackage
{
    /// <summary>Files of a package, by path inside it.</summary>
    /// <param name="wanted">Tells which files to read; packages of clouds hold thousands.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        string name, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var tarball = File.OpenRead(await FetchAsync(name, cancellationToken));
        await using var unzipped = new GZipStream(tarball, CompressionMode.Decompress);
        await using var archive = new TarReader(unzipped);
        while (await archive.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var path = entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (entry.DataStream is { } content && wanted(path))
            {
                using var reader = new StreamReader(content);
                files[path] = await reader.ReadToEndAsync(cancellationToken);
            }
        }

        return files;
    }

    private static async Task<string> FetchAsync(string name, CancellationToken cancellationToken)
    {
        using var manifest = JsonDocument.Parse(RepositoryFiles.Read("tests/Conformance/ProviderTypes/package.json"));
        var version = manifest.RootElement.GetProperty("dependencies").GetProperty(name).GetString();
        var cache = Path.Combine(RepositoryFiles.Root, "artifacts", "npm");
        var tarball = Path.Combine(cache, $"{name.TrimStart('@').Replace('/', '-')}-{version}.tgz");
        if (File.Exists(tarball))
        {
            return tarball;
        }

        var npm = Tool.Require(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
        var arrival = Directory.CreateDirectory(Path.Combine(cache, $"arriving-{Environment.ProcessId}")).FullName;
        var run = await Tool.RunAsync(npm, ["pack", $"{name}@{version}", "--silent", "--pack-destination", arrival], cancellationToken);
        Assert.True(run.ExitCode == 0, $"npm could not fetch {name}@{version}: {run.Error}");

        // Moved when complete, so that an interrupted download is never taken for the package.
        File.Move(Path.Combine(arrival, Path.GetFileName(tarball)), tarball, overwrite: true);
        Directory.Delete(arrival, recursive: true);
        return tarball;
    }
}
