using System.Collections.Frozen;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Whole zones as replies encoded ahead: an immutable snapshot that answers without allocating.</summary>
/// <remarks>
/// Looks a name up as RFC 1034 section 4.3.2 and RFC 4592 say: the name itself; or else its closest encloser, whose wildcard answers,
/// or whose zone says that the name does not exist. Build a new table when health or faults change and put it in the place of the old
/// one with one write; queries under way finish with what they have begun with.
/// </remarks>
public sealed class AnswerTable
{
    // The golden ratio in 32 bits: its multiples spread evenly, so that weights come out right over short runs as well.
    private const uint GoldenRatio = 0x9E3779B9;

    private readonly FrozenDictionary<byte[], Node>.AlternateLookup<ReadOnlySpan<byte>> _nodes;
    private readonly uint _seed;
    private uint _draws;

    internal AnswerTable(IEnumerable<KeyValuePair<byte[], Node>> nodes, uint seed)
    {
        var frozen = nodes.ToFrozenDictionary(WireNameComparer.Instance);
        _nodes = frozen.GetAlternateLookup<ReadOnlySpan<byte>>();
        _seed = seed;
        Count = frozen.Count;
    }

    /// <summary>A table that knows nothing: every query is somebody else's.</summary>
    public static AnswerTable Empty { get; } = new AnswerTableBuilder().Build();

    /// <summary>The names in the table, empty non-terminals and wildcards included.</summary>
    public int Count { get; }

    /// <summary>Answers a query as an <see cref="IQueryHandler"/> does.</summary>
    /// <returns>False for names outside all zones, and for what was deferred.</returns>
    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        if (Find(query.Name, query.Type) is not { } choice)
            return false;
        length = choice.Pick(NextDraw()).Write(query, response);
        return true;
    }

    private AnswerChoice? Find(ReadOnlySpan<byte> name, RecordType type)
    {
        if (_nodes.TryGetValue(name, out var node))
            return node.ForType(type);
        while (name[0] != 0)
        {
            name = name[(name[0] + 1)..];
            if (_nodes.TryGetValue(name, out node))
                return node.Wildcard is { } wildcard ? wildcard.ForType(type) : node.NonExistent;
        }

        return null;
    }

    // Two threads that draw the same number do no harm.
    private uint NextDraw() => _seed + ++_draws * GoldenRatio;

    /// <summary>What is known of one name.</summary>
    /// <param name="Types">Replies by type.</param>
    /// <param name="Otherwise">The reply for any other type; <see langword="null"/> defers it.</param>
    internal sealed record Node((RecordType Type, AnswerChoice Choice)[] Types, AnswerChoice? Otherwise)
    {
        /// <summary>What names below it get that do not exist; <see langword="null"/> defers them.</summary>
        public AnswerChoice? NonExistent { get; init; }

        /// <summary>The wildcard right below it.</summary>
        public Node? Wildcard { get; set; }

        public AnswerChoice? ForType(RecordType type)
        {
            foreach (var (known, choice) in Types)
            {
                if (known == type)
                    return choice;
            }

            return Otherwise;
        }
    }
}
