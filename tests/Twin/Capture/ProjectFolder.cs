namespace CrossCloudDns.Tests.Twin.Capture;

/// <summary>A Pulumi project in a folder of its own, gone after the test.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("cross-cloud-dns-");

    public ProjectFolder With(string file, string content)
    {
        File.WriteAllText(Path.Combine(Directory.FullName, file), content);
        return this;
    }

    public void Dispose() => Directory.Delete(recursive: true);
}
