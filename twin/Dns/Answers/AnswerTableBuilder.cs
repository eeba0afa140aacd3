namespace CrossCloudDns.Twin.Dns;

/// <summary>Collects replies for an <see cref="AnswerTable"/>. Not safe for use by several threads.</summary>
public sealed class AnswerTableBuilder
{
    private readonly Dictionary<DomainName, Zone> _zones = [];
    private readonly Dictionary<DomainName, Entry> _entries = [];
    private readonly HashSet<DomainName> _deferred = [];

    /// <summary>Declares a zone: names below it that are never set do not exist, and types that are never set have no data.</summary>
    /// <param name="apex">The top of the zone. Zones may lie inside one another; the innermost counts.</param>
    /// <param name="noData">The reply where a name exists but not the type: NOERROR with the SOA.</param>
    /// <param name="nonExistent">The reply where a name does not exist: NXDOMAIN with the SOA.</param>
    public AnswerTableBuilder AddZone(DomainName apex, DnsMessage noData, DnsMessage nonExistent)
    {
        _zones[apex] = new Zone(noData, nonExistent);
        return this;
    }

    /// <summary>Sets the reply for a name and a type.</summary>
    /// <param name="name">Inside a declared zone. A first label <c>*</c> makes a wildcard, whose records get the name in question.</param>
    /// <param name="type">The type; a name with a CNAME needs its reply set for every type, see <see cref="SetEveryType"/>.</param>
    /// <param name="answer">The reply.</param>
    public AnswerTableBuilder Set(DomainName name, RecordType type, PreparedAnswer answer)
    {
        EntryOf(name).Types[type] = answer;
        return this;
    }

    /// <summary>Sets the reply for all types of a name that are not set one by one, in place of the zone's "no data".</summary>
    public AnswerTableBuilder SetEveryType(DomainName name, PreparedAnswer answer)
    {
        EntryOf(name).EveryType = answer;
        return this;
    }

    /// <summary>Leaves a name and all below it to <see cref="IQueryHandler.AnswerAsync"/>: a delegation, or what only the moment can tell.</summary>
    public AnswerTableBuilder Defer(DomainName name)
    {
        _deferred.Add(name);
        return this;
    }

    /// <summary>Makes the table.</summary>
    /// <param name="seed">Where the sequence of weighted draws starts.</param>
    /// <exception cref="InvalidOperationException">A name was set that lies in no declared zone.</exception>
    public AnswerTable Build(uint seed = 0)
    {
        var nodes = new Dictionary<DomainName, AnswerTable.Node>();
        foreach (var (name, entry) in _entries)
        {
            if (!IsDeferred(name))
                nodes[name] = NodeOf(name, entry);
        }

        // Every name between a name and its zone's apex exists too (RFC 8020), with no data of its own (RFC 4592 section 2.2.2).
        var nothing = new Entry();
        foreach (var name in _entries.Keys.Concat(_deferred).Concat(_zones.Keys).ToList())
        {
            var apex = ApexOf(name);
            for (var at = name; apex is not null && at is not null && at.IsSubdomainOf(apex); at = at.Parent)
            {
                if (!IsDeferred(at) && !nodes.ContainsKey(at))
                    nodes[at] = NodeOf(at, nothing);
            }
        }

        foreach (var name in _deferred)
            nodes[name] = new AnswerTable.Node([], null);
        foreach (var (name, node) in nodes)
        {
            if (name.IsWildcard && name.Parent is { } encloser && nodes.TryGetValue(encloser, out var parent))
                parent.Wildcard = node;
        }

        return new AnswerTable(nodes.Select(pair => KeyValuePair.Create(pair.Key.ToLowerWire(), pair.Value)), seed);
    }

    private Entry EntryOf(DomainName name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            _entries.Add(name, entry = new Entry());
        return entry;
    }

    private bool IsDeferred(DomainName name)
    {
        for (var at = name; at is not null; at = at.Parent)
        {
            if (_deferred.Contains(at))
                return true;
        }

        return false;
    }

    private DomainName? ApexOf(DomainName name)
    {
        for (var at = name; at is not null; at = at.Parent)
        {
            if (_zones.ContainsKey(at))
                return at;
        }

        return null;
    }

    private AnswerTable.Node NodeOf(DomainName name, Entry entry)
    {
        var apex = ApexOf(name) ?? throw new InvalidOperationException($"'{name}' lies in no zone of the table.");
        var zone = _zones[apex];
        Func<DnsMessage, EncodedAnswer> encode = name.IsWildcard
            ? content => EncodedAnswer.ForAnyName(name, content)
            : content => EncodedAnswer.For(name, content);
        return new AnswerTable.Node(
            [.. entry.Types.Select(pair => (pair.Key, new AnswerChoice(pair.Value, encode)))],
            new AnswerChoice(entry.EveryType ?? zone.NoData, encode))
        {
            NonExistent = zone.NonExistent,
        };
    }

    private sealed class Entry
    {
        public Dictionary<RecordType, PreparedAnswer> Types { get; } = [];

        public PreparedAnswer? EveryType { get; set; }
    }

    private sealed class Zone(DnsMessage noData, DnsMessage nonExistent)
    {
        public PreparedAnswer NoData { get; } = PreparedAnswer.Always(noData);

        public AnswerChoice NonExistent { get; } =
            new(PreparedAnswer.Always(nonExistent), content => EncodedAnswer.ForAnyName(null, content));
    }
}
