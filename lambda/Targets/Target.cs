using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Something whose health is asked for, and how to ask.</summary>
internal abstract record Target
{
    private Target()
    {
    }

    /// <summary>Names the target in metrics and logs, such as <c>app/uk</c>.</summary>
    public required string Id { get; init; }

    /// <summary>An IPv4 or IPv6 address, or a name, of which the IPv4 addresses are used.</summary>
    public required string Address { get; init; }

    public required int Port { get; init; }

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

    /// <summary>Healthy when it accepts a connection.</summary>
    public sealed record Tcp : Target;

    /// <summary>Healthy when it answers a request as expected. Redirects are answers and are not followed.</summary>
    public sealed record Http : Target
    {
        /// <value>Default GET.</value>
        public string Method { get; init; } = "GET";

        /// <summary>The Host header, apart from the address that is connected to.</summary>
        public required string Host { get; init; }

        public string Path { get; init; } = "/";

        /// <value>Default 200 to 399.</value>
        public ImmutableArray<StatusRange> Statuses { get; init; } = [StatusRange.Default];

        /// <summary>Text that must appear in the first 64 KiB of the body.</summary>
        public string? BodyContains { get; init; }

        public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

        /// <summary>How the connection is encrypted; <see langword="null"/> for plain http.</summary>
        public TlsSettings? Tls { get; init; }
    }
}
