namespace CrossCloudDns.Tests.Lambda;

/// <summary>The folder that is archived and deployed.</summary>
public sealed class PublishedFolderTests
{
    [Fact]
    public void Folder_AfterABuild_HoldsTheAssemblyAndItsTwoConfigurations() =>
        Assert.Equal(
            ["CrossCloudDns.HealthChecker.deps.json", "CrossCloudDns.HealthChecker.dll", "CrossCloudDns.HealthChecker.runtimeconfig.json"],
            Directory.EnumerateFileSystemEntries(CheckerProcess.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
