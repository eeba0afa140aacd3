namespace CrossCloudDns.Bench.Failover;

/// <summary>One death and what it took.</summary>
/// <param name="Seed">Runs it again.</param>
/// <param name="Seconds">
/// From the death to the first answer that serves, as the client uses it; <see langword="null"/> when none came.
/// </param>
internal sealed record FailoverRun(ulong Seed, string Service, string Client, string Victim, string Mode, double? Seconds);
