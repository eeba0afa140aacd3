namespace CrossCloudDns.Twin.Engine;

/// <summary>What a forwarder knows about a target that has failed to respond.</summary>
/// <param name="Timeouts">Queries in a row without a response.</param>
/// <param name="AvoidedUntil">Until then others are asked first.</param>
/// <param name="Quarantined">Whether it is marked unresponsive, rather than backed off from.</param>
public sealed record TargetStatus(int Timeouts, DateTimeOffset AvoidedUntil, bool Quarantined);
