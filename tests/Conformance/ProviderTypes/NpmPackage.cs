using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using CrossCloudDns.Tests.EndToEnd;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>A package of the version that package.json pins, downloaded once into artifacts/npm by the npm client.</summary>
internal static class NpmPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

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
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(tarball))
            {
                await DownloadAsync($"{name}@{version}", tarball, cancellationToken);
            }

            return tarball;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task DownloadAsync(string package, string tarball, CancellationToken cancellationToken)
    {
        var npm = Tool.Require(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
        var arrival = Directory.CreateDirectory($"{tarball}.{Environment.ProcessId}").FullName;
        try
        {
            var run = await Tool.RunAsync(npm, ["pack", package, "--loglevel", "error", "--pack-destination", arrival], cancellationToken);
            if (run.ExitCode != 0)
            {
                // A machine may have the client and no registry; CI has both.
                var isCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
                Assert.SkipUnless(isCi, $"npm could not fetch {package}: {run.Error}");
                Assert.Fail($"npm could not fetch {package}: {run.Error}");
            }

            // Moved when complete, so that an interrupted download is never taken for the package.
            File.Move(Path.Combine(arrival, Path.GetFileName(tarball)), tarball, overwrite: true);
        }
        finally
        {
            Directory.Delete(arrival, recursive: true);
        }
    }
}
