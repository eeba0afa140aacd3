namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>What one attempt found.</summary>
internal readonly struct Finding(Reason reason, TimeSpan latency, string? detail = null, DateTimeOffset? certificateExpiry = null)
{
    public Reason Reason { get; } = reason;

    /// <summary>From the start of the connection to the finding; the name lookup is not counted.</summary>
    public TimeSpan Latency { get; } = latency;

    /// <summary>More about the reason, such as the status code. Nothing secret.</summary>
    public string? Detail { get; } = detail;

    /// <summary>When the target's certificate ends, where one was seen.</summary>
    public DateTimeOffset? CertificateExpiry { get; } = certificateExpiry;

    /// <summary>The same finding, understood otherwise.</summary>
    public Finding Because(Reason other, string? otherDetail) => new(other, Latency, otherDetail, CertificateExpiry);
}
