using System.IO.Compression;

namespace CrossCloudDns.Tests.Lambda;

/// <summary>The folder that is archived and deployed.</summary>
public sealed class PublishedFolderTests
{
    [Fact]
    public void Folder_AfterABuild_HoldsTheAssemblyAndItsTwoConfigurations() =>
        Assert.Equal(
            ["CrossCloudDns.HealthChecker.deps.json", "CrossCloudDns.HealthChecker.dll", "CrossCloudDns.HealthChecker.runtimeconfig.json"],
            Directory.EnumerateFileSystemEntries(CheckerProcess.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Folder_Zipped_IsAtMost60KB()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(CheckerProcess.Folder, zip);

        Assert.InRange(zip.Length, 1, 60_000);
    }
}
