namespace CrossCloudDns.Twin.Host;

/// <summary>How one invocation of a function ended.</summary>
public abstract record InvocationResult
{
    private InvocationResult()
    {
    }

    /// <summary>The function responded.</summary>
    public sealed record Responded(string Payload) : InvocationResult;

    /// <summary>The function reported an error.</summary>
    public sealed record Failed(string ErrorType, string Report) : InvocationResult;

    /// <summary>The function was still at it when its time-out came; its process is then ended.</summary>
    public sealed record TimedOut(TimeSpan After) : InvocationResult;

    /// <summary>The process ended with the event in its hands.</summary>
    public sealed record Crashed : InvocationResult;
}
