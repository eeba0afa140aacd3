using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

/// <summary>A handler that lets every query wait, and then does what it was told to.</summary>
internal sealed class FixedAnswer(Func<DnsQuery, CancellationToken, ValueTask<QueryReply>> answer) : IQueryHandler
{
    /// <summary>Answers every A question with one address.</summary>
    public static FixedAnswer Address(string address = "192.0.2.1") => new((query, _) => new(
        query.Type == RecordType.A
            ? new QueryReply.Records(new DnsMessage
            {
                Authoritative = true,
                Answers = [new ResourceRecord(query.Question.Name, TimeSpan.FromSeconds(30), RecordData.Parse(RecordType.A, address))],
            })
            : new QueryReply.Records(new DnsMessage { Authoritative = true })));

    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        return false;
    }

    public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken) => answer(query, cancellationToken);
}
