namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>How verdicts reach CloudWatch.</summary>
internal enum Signal
{
    /// <summary>PutMetricData, whose answer proves that they arrived.</summary>
    PutMetricData,

    /// <summary>Lines of the function's log in the embedded metric format: no endpoint needed, but no bound on the delay.</summary>
    EmbeddedMetricFormat,
}
