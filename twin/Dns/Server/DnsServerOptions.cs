namespace CrossCloudDns.Twin.Dns;

/// <summary>Limits and habits of a server.</summary>
public sealed record DnsServerOptions
{
    /// <summary>The largest datagram that is sent or announced.</summary>
    /// <value>Default 1232 octets. Range 512 to 4096.</value>
    public ushort MaxUdpPayload { get; init; } = 1232;

    /// <summary>RA in every reply.</summary>
    /// <value>Default true: a resolver.</value>
    public bool RecursionAvailable { get; init; } = true;

    /// <summary>
    /// Queries that may wait for <see cref="IQueryHandler.AnswerAsync"/> at one listener; what comes on top gets SERVFAIL.
    /// </summary>
    /// <value>Default 4096. At least 1.</value>
    public int MaxWaitingQueries { get; init; } = 4096;

    /// <summary>Streams that one listener serves at once; further ones are closed as they come.</summary>
    /// <value>Default 256. At least 1.</value>
    public int MaxStreams { get; init; } = 256;

    /// <summary>Queries of one stream that may be under way; the rest is left unread until some are done.</summary>
    /// <value>Default 128. At least 1.</value>
    public int MaxQueriesPerStream { get; init; } = 128;

    /// <summary>
    /// How long a stream may go without completing a request, or without taking a reply, before it is closed (RFC 7766 section 6.2.3).
    /// </summary>
    /// <value>Default 10 seconds. More than zero.</value>
    public TimeSpan StreamIdleLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock for time limits and delays.</summary>
    /// <value>Default the system's.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether batched system calls may be used where the system has them.</summary>
    /// <value>Default true.</value>
    public bool UseBatches { get; init; } = true;

    /// <summary>Told of each exception that a handler threw, and of a system call that failed for good.</summary>
    /// <value>Default: nobody; the counter <see cref="ListenerCounters.Failed"/> still counts.</value>
    public Action<Exception>? HandlerFailed { get; init; }
}
