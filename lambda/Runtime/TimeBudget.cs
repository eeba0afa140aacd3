namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>How the time that an invocation has is divided.</summary>
internal static class TimeBudget
{
    private const double PublishingShare = 0.25;
    private static readonly TimeSpan MostForPublishing = TimeSpan.FromSeconds(5);

    /// <summary>Kept for the answer to the Runtime API: a function that Lambda ends says nothing of why.</summary>
    private static readonly TimeSpan ForAnswering = TimeSpan.FromMilliseconds(250);

    /// <param name="left">What the invocation has left.</param>
    public static TimeSpan ForProbing(TimeSpan left)
    {
        var publishing = TimeSpan.FromTicks(Math.Min(MostForPublishing.Ticks, (long)(left.Ticks * PublishingShare)));
        return ForPublishing(left) - publishing;
    }

    public static TimeSpan ForPublishing(TimeSpan left) => left - ForAnswering;
}
