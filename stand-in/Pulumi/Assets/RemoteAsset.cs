namespace Pulumi;

/// <summary>A file to be fetched.</summary>
public sealed class RemoteAsset : Asset
{
    public RemoteAsset(string uri)
        : base("uri", uri)
    {
    }
}
