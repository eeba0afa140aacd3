namespace Pulumi;

/// <summary>Content that is uploaded with a resource.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string sigKey, string propName, object value)
        => (SigKey, PropName, Value) = (sigKey, propName, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Tells an asset from an archive.</summary>
    internal string SigKey { get; }

    /// <summary>Where the content is: <c>path</c>, <c>uri</c>, <c>text</c> or <c>assets</c>.</summary>
    internal string PropName { get; }

    internal object Value { get; }
}
