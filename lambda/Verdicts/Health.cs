namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>What is known of a target after a run.</summary>
internal enum Health
{
    Healthy,
    Down,

    /// <summary>The checker could not find out. Nothing is published.</summary>
    Unknown,
}
