namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>One event to handle.</summary>
internal sealed class Invocation(string requestId, DateTimeOffset deadline, ReadOnlyMemory<byte> payload)
{
    /// <summary>Names the invocation towards the Runtime API.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>When Lambda ends the function, finished or not.</summary>
    public DateTimeOffset Deadline { get; } = deadline;

    /// <summary>The event, JSON.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = payload;
}
