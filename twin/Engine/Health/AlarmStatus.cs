using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>An alarm at one moment.</summary>
/// <param name="Settings">As last edited.</param>
/// <param name="Since">When it entered the state.</param>
public sealed record AlarmStatus(AlarmSettings Settings, AlarmState State, DateTimeOffset Since, string Reason);

/// <summary>States of a CloudWatch alarm.</summary>
public enum AlarmState
{
    InsufficientData,
    Ok,
    Alarm,
}
