using System.Collections.Frozen;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Routes by the longest suffix of the name, on label boundaries. An immutable snapshot; looking up allocates nothing.</summary>
public sealed class ForwardTable
{
    private readonly FrozenDictionary<byte[], ForwardRoute?>.AlternateLookup<ReadOnlySpan<byte>> _routes;

    /// <param name="routes">By suffix; <see langword="null"/> takes a suffix out of a shorter one's route.</param>
    public ForwardTable(IEnumerable<KeyValuePair<DomainName, ForwardRoute?>> routes)
    {
        var frozen = routes.ToFrozenDictionary(route => route.Key.ToLowerWire(), route => route.Value, WireNameComparer.Instance);
        _routes = frozen.GetAlternateLookup<ReadOnlySpan<byte>>();
        IsEmpty = frozen.Count == 0;
    }

    /// <summary>A table without routes.</summary>
    public static ForwardTable Empty { get; } = new([]);

    private bool IsEmpty { get; }

    /// <summary>The route for a query; <see langword="null"/> when it has none.</summary>
    public ForwardRoute? Find(in QueryView query)
    {
        if (IsEmpty)
            return null;
        var name = query.Name;
        while (true)
        {
            if (_routes.TryGetValue(name, out var route))
                return route;
            if (name[0] == 0)
                return null;
            name = name[(name[0] + 1)..];
        }
    }
}
