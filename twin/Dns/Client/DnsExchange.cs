namespace CrossCloudDns.Twin.Dns;

/// <summary>How asking a server ended.</summary>
public abstract record DnsExchange
{
    private DnsExchange()
    {
    }

    /// <summary>A reply to this very question came.</summary>
    /// <param name="Message">The reply, octet for octet, with the id of the request as it was handed in.</param>
    /// <param name="Elapsed">From sending to the reply.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Message, TimeSpan Elapsed) : DnsExchange
    {
        /// <summary>The reply as a value; <see langword="null"/> when it is malformed.</summary>
        public DnsMessage? Parse() => DnsMessage.TryParse(Message.Span, out var message) ? message : null;
    }

    /// <summary>Nothing came in time.</summary>
    public sealed record TimedOut(TimeSpan Elapsed) : DnsExchange;

    /// <summary>The address said that nobody listens there.</summary>
    public sealed record Unreachable(TimeSpan Elapsed) : DnsExchange;
}
