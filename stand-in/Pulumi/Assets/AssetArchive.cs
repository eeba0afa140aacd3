using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A tree put together from assets and archives.</summary>
public sealed class AssetArchive : Archive
{
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
        : base("assets", assets.ToImmutableDictionary())
    {
    }
}
