namespace CrossCloudDns.Twin.Engine.Replay;

/// <summary>An event, and when it was applied.</summary>
public sealed record LoggedEvent(DateTimeOffset At, EngineEvent Event);
