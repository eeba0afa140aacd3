using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>A health check at one moment.</summary>
/// <param name="Copy">
/// The alarm's settings as the check last read them; <see langword="null"/> for other kinds, or when there is no such alarm.
/// </param>
/// <param name="Healthy">As decided last, inversion included.</param>
/// <param name="Since">When it became so.</param>
/// <param name="Reason">Why.</param>
public sealed record HealthCheckStatus(AlarmSettings? Copy, bool Healthy, DateTimeOffset Since, string Reason)
{
    /// <summary>
    /// What the data stream said last, before disabling and inversion; <see langword="null"/> before there was enough data.
    /// </summary>
    public bool? LastKnown { get; init; }

    /// <summary>When name servers act on it.</summary>
    public DateTimeOffset VisibleFrom { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Health as the name servers see it.</summary>
    public bool IsHealthyAt(DateTimeOffset now) => now >= VisibleFrom ? Healthy : !Healthy;
}
