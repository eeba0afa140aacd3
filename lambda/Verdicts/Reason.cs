using System.Diagnostics;

namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>Why a verdict is what it is.</summary>
internal enum Reason
{
    Ok,
    Refused,
    Reset,
    Closed,
    Unreachable,
    Timeout,
    NameNotFound,
    TlsUntrusted,
    TlsMismatch,
    TlsExpired,
    TlsFailed,
    Protocol,
    Status,
    Body,
    DnsAnswer,
    Dependency,
    Descriptors,
    Deadline,
    Lookup,
    Internal,
}

internal static class Reasons
{
    /// <summary>The name of the reason in logs. Names are a contract: people write queries and alarms on them.</summary>
    public static string Code(this Reason reason) => reason switch
    {
        Reason.Ok => "ok",
        Reason.Refused => "refused",
        Reason.Reset => "reset",
        Reason.Closed => "closed",
        Reason.Unreachable => "unreachable",
        Reason.Timeout => "timeout",
        Reason.NameNotFound => "nameNotFound",
        Reason.TlsUntrusted => "tlsUntrusted",
        Reason.TlsMismatch => "tlsMismatch",
        Reason.TlsExpired => "tlsExpired",
        Reason.TlsFailed => "tlsFailed",
        Reason.Protocol => "protocol",
        Reason.Status => "status",
        Reason.Body => "body",
        Reason.DnsAnswer => "dnsAnswer",
        Reason.Dependency => "dependency",
        Reason.Descriptors => "descriptors",
        Reason.Deadline => "deadline",
        Reason.Lookup => "lookup",
        Reason.Internal => "internal",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the checker failed and not the target: nothing is known about the target then.</summary>
    public static bool IsCheckerFault(this Reason reason) =>
        reason is Reason.Descriptors or Reason.Deadline or Reason.Lookup or Reason.Internal;
}
