namespace Pulumi;

/// <summary>A text.</summary>
public sealed class StringAsset : Asset
{
    public StringAsset(string text)
        : base("text", text)
    {
    }
}
