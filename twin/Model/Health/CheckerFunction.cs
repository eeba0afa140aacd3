using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Lambda function.</summary>
public sealed record CheckerFunction
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Region { get; init; }

    /// <summary>Name of its site; <see langword="null"/> when unknown.</summary>
    public string? Site { get; init; }

    public string? Runtime { get; init; }

    public string? Handler { get; init; }

    /// <summary>
    /// Folder or file of the code archive, relative to the repository; <see langword="null"/> when it is not a plain path.
    /// </summary>
    public string? CodePath { get; init; }

    /// <value>Default 3 seconds, at most 15 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Memory in MB.</summary>
    /// <value>Default 128.</value>
    public int MemorySize { get; init; } = 128;

    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> SubnetIds { get; init; } = [];
}
