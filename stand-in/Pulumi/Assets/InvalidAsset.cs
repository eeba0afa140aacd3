namespace Pulumi;

/// <summary>Stands where a state held something that is no asset; it cannot be passed on.</summary>
internal sealed class InvalidAsset() : Asset("text", "");
