namespace Pulumi;

/// <summary>An archive file to be fetched.</summary>
public sealed class RemoteArchive : Archive
{
    public RemoteArchive(string uri)
        : base("uri", uri)
    {
    }
}
