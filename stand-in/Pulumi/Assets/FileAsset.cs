namespace Pulumi;

/// <summary>A file on this machine.</summary>
public sealed class FileAsset : Asset
{
    public FileAsset(string path)
        : base("path", path)
    {
    }
}
