using System.Collections.Frozen;
using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>A zone's record sets by name and type, with the names that exist only because something lies below them.</summary>
internal sealed class ZoneIndex
{
    private readonly FrozenDictionary<DomainName, ZoneNode> _nodes;

    /// <param name="sets">With an SOA at the apex.</param>
    public ZoneIndex(DomainName name, ImmutableArray<RecordSet> sets)
    {
        Name = name;
        var nodes = sets.Where(set => set.Name.IsSubdomainOf(name)).GroupBy(set => set.Name).ToDictionary(
            group => group.Key,
            group => new ZoneNode(
                group.Key, group.GroupBy(set => set.Type).ToFrozenDictionary(type => type.Key, type => type.ToImmutableArray())));
        foreach (var owner in nodes.Keys.ToArray())
        {
            for (var above = owner.Parent; above is not null && above.IsSubdomainOf(name); above = above.Parent)
                nodes.TryAdd(above, ZoneNode.EmptyNonTerminal(above));
        }

        _nodes = nodes.ToFrozenDictionary();
        Soa = SoaOf(nodes[name]);
    }

    /// <summary>Apex.</summary>
    public DomainName Name { get; }

    /// <summary>The SOA as a negative answer carries it: its TTL is no longer than its minimum (RFC 2308 section 3).</summary>
    public ResourceRecord Soa { get; }

    /// <summary>Finds what the zone has for a name: the name itself, else the wildcard at its closest encloser.</summary>
    /// <returns>The node, whether it is a wildcard's, and the closest encloser; no node for a name that does not exist.</returns>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc4592#section-3.3.1"/>
    public (ZoneNode? Node, bool Wildcard, DomainName ClosestEncloser) Find(DomainName name)
    {
        if (_nodes.TryGetValue(name, out var node))
            return (node, false, name);
        var encloser = name;
        while (!_nodes.ContainsKey(encloser))
            encloser = encloser.Parent ?? Name;
        return encloser.Prepend("*") is { } wildcard && _nodes.TryGetValue(wildcard, out node)
            ? (node, true, encloser)
            : (null, false, encloser);
    }

    /// <summary>The record sets of a name and type, wildcards left aside: what an alias points to.</summary>
    public ImmutableArray<RecordSet> Sets(DomainName name, RecordType type) =>
        _nodes.TryGetValue(name, out var node) ? node.Sets(type) : [];

    private ResourceRecord SoaOf(ZoneNode apex)
    {
        var values = apex.Sets(RecordType.Soa).Select(set => set.Content).OfType<RecordContent.Values>().First();
        var soa = (RecordData.Soa)values.Data[0];
        return new ResourceRecord(Name, values.Ttl < soa.Minimum ? values.Ttl : soa.Minimum, soa);
    }
}
