using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Route 53 resource record set: one of possibly many that share a name and a type.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html"/>
public sealed record RecordSet
{
    /// <summary>Id of the declared resource.</summary>
    public required string Id { get; init; }

    public required DomainName Name { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>Tells the sets of one name and type apart; empty for the simple policy.</summary>
    public string SetIdentifier { get; init; } = "";

    public required RoutingPolicy Policy { get; init; }

    public required RecordContent Content { get; init; }

    /// <summary>Without one the set counts as healthy, unless it is an alias that evaluates its target.</summary>
    public string? HealthCheckId { get; init; }

    /// <summary>How trails name the set: its identifier, or its name where it has none.</summary>
    public string Label => SetIdentifier.Length > 0 ? SetIdentifier : Name.ToString();
}

/// <summary>What a record set answers with.</summary>
public abstract record RecordContent
{
    private RecordContent()
    {
    }

    /// <summary>Its own values.</summary>
    public sealed record Values(TimeSpan Ttl, ImmutableArray<RecordData> Data) : RecordContent;

    /// <summary>The records of the same type at another name of the zone; their TTL holds.</summary>
    /// <param name="Target">Name in the same zone.</param>
    /// <param name="ZoneId">Id of the zone of the target.</param>
    /// <param name="EvaluateTargetHealth">Whether the alias is healthy only while one of its targets is.</param>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html"/>
    public sealed record Alias(DomainName Target, string ZoneId, bool EvaluateTargetHealth) : RecordContent;
}
