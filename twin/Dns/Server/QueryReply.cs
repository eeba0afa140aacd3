namespace CrossCloudDns.Twin.Dns;

/// <summary>How a handler ends a query that it could not answer at once.</summary>
public abstract record QueryReply
{
    private QueryReply()
    {
    }

    /// <summary>A response code without records.</summary>
    public static QueryReply Code(ResponseCode code) => new Records(new DnsMessage { ResponseCode = code });

    /// <summary>Records to answer with.</summary>
    /// <param name="Content">
    /// AA, the response code and the three record sections are taken from here; id, opcode, question, the other flags and EDNS are the
    /// server's business.
    /// </param>
    public sealed record Records(DnsMessage Content) : QueryReply;

    /// <summary>A reply that another server gave to the same question, passed on with the requester's id.</summary>
    /// <param name="Message">The whole message.</param>
    public sealed record Relayed(ReadOnlyMemory<byte> Message) : QueryReply;
}
