using System.Collections.Immutable;

namespace CrossCloudDns.Infra;

/// <summary>The tags that every taggable resource carries.</summary>
public sealed record ResourceTags
{
    private const string Prefix = "cross-cloud-dns:";
    private const int MostOnDnsZones = 15;

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

    /// <summary>
    /// For Azure's DNS zones and what is in them. These drop a tag without a word whose name has anything but letters, digits, dots,
    /// hyphens and underscores, does not begin with a letter or does not end with a letter, digit or underscore; and every refresh then
    /// shows it missing.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations"/>
    public Dictionary<string, string> ForDnsZones()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var oursFirst = _values.OrderByDescending(tag => tag.Key.StartsWith(Prefix, StringComparison.Ordinal));
        foreach (var (name, value) in oursFirst.Take(MostOnDnsZones))
        {
            tags.TryAdd(ForDnsZones(name), value);
        }

        return tags;
    }

    private static string ForDnsZones(string name)
    {
        var plain = string.Concat(
            name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' ? character : '_'));
        return $"{(char.IsAsciiLetter(plain[0]) ? "" : "tag_")}{plain}{(plain[^1] is '.' or '-' ? "_" : "")}";
    }

    /// <summary>With the <c>Name</c> that AWS's consoles show.</summary>
    public Dictionary<string, string> Named(string name) => new(_values.SetItem("Name", name), StringComparer.Ordinal);
}
