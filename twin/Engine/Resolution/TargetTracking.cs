namespace CrossCloudDns.Twin.Engine;

/// <summary>
/// How the Azure resolver remembers targets that do not respond: an exponential back-off, then a quarantine of 30 minutes.
/// </summary>
/// <remarks>How many timeouts lead to the quarantine, and how long the back-off is, are assumptions.</remarks>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
public static class TargetTracking
{
    /// <summary>What is known after one more query without a response.</summary>
    public static TargetStatus AfterTimeout(TargetStatus? known, DateTimeOffset now, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(assumptions);
        var timeouts = (known?.Timeouts ?? 0) + 1;
        if (timeouts >= assumptions.TimeoutsToQuarantine)
            return new TargetStatus(timeouts, now + assumptions.TargetQuarantine, Quarantined: true);
        return new TargetStatus(timeouts, now + assumptions.TargetBackOff * Math.Pow(2, timeouts - 1), Quarantined: false);
    }
}
