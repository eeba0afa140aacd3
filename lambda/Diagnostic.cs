namespace CrossCloudDns.HealthChecker;

/// <summary>The ids of what the checker reports about itself. Each has a row in docs/diagnostics.md.</summary>
internal static class Diagnostic
{
    /// <summary>A variable that Lambda sets is missing from the environment.</summary>
    public const string Environment = "CCD3001";

    /// <summary>The event as a whole cannot be understood.</summary>
    public const string Event = "CCD3002";

    /// <summary>One target of the event is wrong; the others are checked.</summary>
    public const string Target = "CCD3003";

    /// <summary>CloudWatch refused the metrics.</summary>
    public const string PublishRefused = "CCD3004";

    /// <summary>CloudWatch did not take the metrics in the time that the invocation had.</summary>
    public const string PublishTimedOut = "CCD3005";

    /// <summary>The invocation's deadline came before every target was checked.</summary>
    public const string Deadline = "CCD3006";

    /// <summary>The checker failed while it checked a target, so nothing is known about that target.</summary>
    public const string CheckerFault = "CCD3007";
}
