using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>What is asked of a target.</summary>
internal abstract class Check
{
    private Check()
    {
    }

    /// <summary>Healthy when it accepts a connection.</summary>
    public sealed class Tcp : Check;

    /// <summary>Healthy when it answers a request as expected. Redirects are answers and are not followed.</summary>
    public sealed class Http : Check
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

    /// <summary>Healthy when, as a resolver, it answers a question with at least one record.</summary>
    public sealed class Dns : Check
    {
        /// <summary>The name to ask for, without a dot at its end.</summary>
        public required string Name { get; init; }

        /// <summary>The number of the record type to ask for.</summary>
        public required ushort RecordType { get; init; }
    }
}
