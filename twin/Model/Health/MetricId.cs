using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model;

/// <summary>A CloudWatch metric: Region, namespace, name and all its dimensions. Another set of dimensions is another metric.</summary>
/// <remarks>Equality looks into the dimensions; names and values are case-sensitive.</remarks>
public sealed record MetricId
{
    private readonly string _text;

    public MetricId(string region, string @namespace, string name, IEnumerable<KeyValuePair<string, string>> dimensions)
    {
        Region = region;
        Namespace = @namespace;
        Name = name;
        Dimensions = dimensions.ToImmutableSortedDictionary(StringComparer.Ordinal);
        _text = $"{region} {@namespace}/{name}{{{string.Join(',', Dimensions.Select(pair => $"{pair.Key}={pair.Value}"))}}}";
    }

    public string Region { get; }

    public string Namespace { get; }

    public string Name { get; }

    public ImmutableSortedDictionary<string, string> Dimensions { get; }

    public bool Equals(MetricId? other) => string.Equals(_text, other?._text, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary><c>eu-west-2 Namespace/Name{Dimension=value}</c></summary>
    public override string ToString() => _text;
}
