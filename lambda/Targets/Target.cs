namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Something whose health is asked for, and how to ask.</summary>
internal sealed class Target
{
    /// <summary>Names the target in metrics and logs, such as <c>app/uk</c>.</summary>
    public required string Id { get; init; }

    /// <summary>An IPv4 or IPv6 address, or a name, of which the IPv4 addresses are used.</summary>
    public required string Address { get; init; }

    public required int Port { get; init; }

    /// <summary>What is asked of it.</summary>
    public required Check Check { get; init; }

    /// <summary>What one attempt may take, from the name lookup to the last byte that is needed.</summary>
    /// <value>Default 2 seconds. Range 10 milliseconds to 60 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a failing target is tried within one invocation before it counts as down.</summary>
    /// <value>Default 2. Range 1 to 10.</value>
    public int Attempts { get; init; } = 2;

    /// <summary>The pause before the second attempt; it doubles before each further one, and varies by a quarter.</summary>
    /// <value>Default 200 milliseconds. Range 0 to 10 seconds.</value>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The id of a target that this one needs: when both fail, the failure is not this one's.</summary>
    public string? DependsOn { get; init; }
}
