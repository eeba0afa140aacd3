using System.Collections.Immutable;

namespace CrossCloudDns.Infra;

/// <summary>The tags that every taggable resource carries.</summary>
public sealed record ResourceTags
{
    private const string Prefix = "cross-cloud-dns:";

    private readonly ImmutableSortedDictionary<string, string> _values;

    private ResourceTags(ImmutableSortedDictionary<string, string> values) => _values = values;

    /// <summary>The tags of a whole stack, beside those that the user adds.</summary>
    public static ResourceTags Of(string project, string stack, ImmutableSortedDictionary<string, string>? further = null) => new(
        (further ?? ImmutableSortedDictionary<string, string>.Empty).WithComparers(StringComparer.Ordinal)
            .Add(Prefix + "project", project)
            .Add(Prefix + "stack", stack));

    /// <summary>The same, for what belongs to one site.</summary>
    public ResourceTags ForSite(string site) => new(_values.SetItem(Prefix + "site", site));

    public Dictionary<string, string> ToMap() => new(_values, StringComparer.Ordinal);

    /// <summary>With the <c>Name</c> that AWS's consoles show.</summary>
    public Dictionary<string, string> Named(string name) => new(_values.SetItem("Name", name), StringComparer.Ordinal);
}
