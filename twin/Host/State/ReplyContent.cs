using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Host;

/// <summary>What a reply says, for people.</summary>
internal static class ReplyContent
{
    /// <returns>
    /// The response code, or <c>MALFORMED</c> for a message passed on that cannot be read, and the data of the answer section in
    /// presentation form.
    /// </returns>
    public static (string Code, ImmutableArray<string> Answers) Of(QueryReply reply)
    {
        var message = reply switch
        {
            QueryReply.Records records => records.Content,
            QueryReply.Relayed relayed when DnsMessage.TryParse(relayed.Message.Span, out var parsed) => parsed,
            _ => null,
        };
        return (message?.ResponseCode.ToString() ?? "MALFORMED", [.. message?.Answers.Select(record => record.Data.ToString()!) ?? []]);
    }
}
