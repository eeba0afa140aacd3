namespace CrossCloudDns.Twin.Dns;

/// <summary>Answers from a table that can be exchanged at any time, and leaves the rest to a function.</summary>
/// <param name="table">The first table.</param>
/// <param name="otherwise">Answers what the table does not; <see langword="null"/> refuses it.</param>
public sealed class TableHandler(
    AnswerTable table,
    Func<DnsQuery, CancellationToken, ValueTask<QueryReply>>? otherwise = null) : IQueryHandler
{
    private volatile AnswerTable _table = table;

    /// <summary>The table; a new one takes effect with the next query.</summary>
    public AnswerTable Table
    {
        get => _table;
        set => _table = value;
    }

    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        if (_table.TryAnswer(query, response, out length))
            return true;
        if (otherwise is not null)
            return false;
        length = ReplyWriter.WriteEmpty(query, ResponseCode.Refused, response);
        return true;
    }

    public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken) =>
        otherwise?.Invoke(query, cancellationToken) ?? new(QueryReply.Code(ResponseCode.Refused));
}
