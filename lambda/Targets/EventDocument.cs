using System.Text.Json.Serialization;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>The event as it is written. Nothing is required here, so that everything wrong with it can be reported at once.</summary>
internal sealed record EventDocument
{
    public string? Format { get; init; }

    public string? Namespace { get; init; }

    public SortedDictionary<string, string>? Dimensions { get; init; }

    public IReadOnlyList<TargetDocument>? Targets { get; init; }

    public string? Signal { get; init; }

    public string? ScheduledTime { get; init; }
}

/// <summary>One target as it is written.</summary>
internal sealed record TargetDocument
{
    public string? Id { get; init; }

    public string? Kind { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }

    public int? TimeoutMs { get; init; }

    public int? Attempts { get; init; }

    public int? BackoffMs { get; init; }

    public string? DependsOn { get; init; }

    public string? Method { get; init; }

    public string? Host { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public string? BodyContains { get; init; }

    public SortedDictionary<string, string>? Headers { get; init; }

    public string? ServerName { get; init; }

    public string? CaPem { get; init; }

    public string? Trust { get; init; }

    public string? Name { get; init; }

    public string? RecordType { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EventDocument))]
internal sealed partial class EventJson : JsonSerializerContext;
