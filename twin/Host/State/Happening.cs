namespace CrossCloudDns.Twin.Host;

/// <summary>Something that changed.</summary>
/// <param name="Number">Counts from 0 in the order in which they were noted.</param>
/// <param name="Time">When it takes effect, which for health checks is a little later than it was decided.</param>
/// <param name="Subject">What changed: a fault's description, an alarm, a health check, a target, a client's question.</param>
/// <param name="Value">What it is now.</param>
/// <param name="Why">In a few words; empty where the value says it all.</param>
public sealed record Happening(long Number, DateTimeOffset Time, HappeningKind Kind, string Subject, string Value, string Why);

/// <summary>Kinds of happenings.</summary>
public enum HappeningKind
{
    /// <summary>A fault: <c>on</c> or <c>off</c>.</summary>
    Fault,

    /// <summary>The state of an alarm.</summary>
    Alarm,

    /// <summary>A health check as name servers see it: <c>healthy</c> or <c>unhealthy</c>.</summary>
    Health,

    /// <summary>A forwarding target: <c>answers</c>, <c>backed off</c> or <c>quarantined</c>.</summary>
    Target,

    /// <summary>What a client gets for a question.</summary>
    Answer,
}
