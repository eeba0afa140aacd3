using System.Collections.Frozen;
using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>A name of a zone with its record sets by type; without any it is an empty non-terminal.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc4592#section-2.2.2"/>
internal sealed class ZoneNode(DomainName name, FrozenDictionary<RecordType, ImmutableArray<RecordSet>> byType)
{
    public DomainName Name { get; } = name;

    public IEnumerable<RecordType> Types => byType.Keys;

    public bool IsEmpty => byType.Count == 0;

    public static ZoneNode EmptyNonTerminal(DomainName name) => new(name, FrozenDictionary<RecordType, ImmutableArray<RecordSet>>.Empty);

    public ImmutableArray<RecordSet> Sets(RecordType type) => byType.TryGetValue(type, out var sets) ? sets : [];
}
