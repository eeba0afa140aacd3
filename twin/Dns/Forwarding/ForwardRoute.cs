using System.Net;

namespace CrossCloudDns.Twin.Dns;

/// <summary>A server to pass queries on to as they are, and what to do when it does not answer.</summary>
/// <remarks>
/// The way for the many: no task, no socket and no memory per query. What a route cannot settle — no reply in time, a failure, a reply
/// that is too large — ends up in <see cref="IQueryHandler.AnswerAsync"/>, which finds this target in <see cref="DnsQuery.Tried"/>.
/// </remarks>
public sealed class ForwardRoute
{
    private readonly Action? _failed;

    /// <param name="target">Whom to ask.</param>
    /// <param name="timeout">How long to wait for the reply. More than zero.</param>
    /// <param name="failed">Told of each query that got no reply in time or a failure, on a thread that must not be held up.</param>
    public ForwardRoute(IPEndPoint target, TimeSpan timeout, Action? failed = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        Target = target;
        Timeout = timeout;
        _failed = failed;
        var address = target.Serialize();
        Address = address.Buffer.Span[..address.Size].ToArray();
    }

    /// <summary>Whom to ask.</summary>
    public IPEndPoint Target { get; }

    /// <summary>How long to wait for the reply.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Whether SERVFAIL and REFUSED are passed on; otherwise they count as failures.</summary>
    /// <value>Default false.</value>
    public bool RelaysFailures { get; init; }

    /// <summary>Told of each reply that is relayed, on the thread that relays; must not hold it up, and not keep the octets.</summary>
    /// <value>Default: nobody.</value>
    public Action<ReadOnlySpan<byte>>? Relayed { get; init; }

    /// <summary>The target as a socket address.</summary>
    internal byte[] Address { get; }

    internal void ReportFailure() => _failed?.Invoke();
}
