namespace Pulumi;

/// <summary>Asks the engine for a package that a provider makes on demand. Mocks have no engine, so nothing is asked for.</summary>
public sealed class RegisterPackageRequest
{
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums,
        PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, extension: null)
    {
    }

    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null)
    {
        Name = name;
        Version = version;
        DownloadUrl = downloadUrl ?? "";
        Checksums = checksums ?? [];
        Parameterization = parameterization;
        Extension = extension;
    }

    public string Name { get; }

    public string Version { get; }

    public string DownloadUrl { get; }

    public Dictionary<string, byte[]> Checksums { get; }

    public PackageParameterization? Parameterization { get; }

    public PackageParameterization? Extension { get; }

    public sealed class PackageParameterization
    {
        public PackageParameterization(string name, string version, byte[] value) => (Name, Version, Value) = (name, version, value);

        public string Name { get; }

        public string Version { get; }

        public byte[] Value { get; }
    }
}
