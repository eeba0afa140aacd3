namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>What one attempt found.</summary>
/// <param name="Latency">From the start of the connection to the finding; the name lookup is not counted.</param>
/// <param name="Detail">More about the reason, such as the status code. Nothing secret.</param>
/// <param name="CertificateExpiry">When the target's certificate ends, where one was seen.</param>
internal readonly record struct Finding(Reason Reason, TimeSpan Latency, string? Detail = null, DateTimeOffset? CertificateExpiry = null);
