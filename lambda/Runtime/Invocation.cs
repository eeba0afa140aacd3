namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>One event to handle.</summary>
/// <param name="RequestId">Names the invocation towards the Runtime API.</param>
/// <param name="Deadline">When Lambda ends the function, finished or not.</param>
/// <param name="Payload">The event, JSON.</param>
internal sealed record Invocation(string RequestId, DateTimeOffset Deadline, ReadOnlyMemory<byte> Payload);
