using System.Diagnostics;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Serves <see cref="ZoneFile"/> from replies that are kept encoded, as a running twin does from the second question on; here from the first.</summary>
internal sealed class KeptHandler : IQueryHandler
{
    private readonly ReplyCache _kept = new();
    private readonly EngineHandler _engine = new();

    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        if (_kept.TryAnswer(query, response, out length))
            return true;
        var asked = new DnsQuery(query);
        _kept.Keep(asked, _engine.Decide(asked));
        return _kept.TryAnswer(query, response, out length);
    }

    public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken) => throw new UnreachableException();
}
