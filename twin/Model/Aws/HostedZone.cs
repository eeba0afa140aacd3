using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Route 53 hosted zone.</summary>
public sealed record HostedZone
{
    public required string Id { get; init; }

    /// <summary>Apex.</summary>
    public required DomainName Name { get; init; }

    /// <summary>VPCs whose resolvers see the zone; a zone without any is public, and nothing in the twin asks it.</summary>
    public ImmutableArray<string> VpcIds { get; init; } = [];

    /// <summary>Whether any VPC is associated.</summary>
    public bool IsPrivate => !VpcIds.IsEmpty;

    /// <summary>Ordered by name, type and set identifier. SOA and NS of the apex are here only when the stack declares them.</summary>
    public ImmutableArray<RecordSet> RecordSets { get; init; } = [];

    /// <summary>Names in the NS set that Route 53 makes for the apex.</summary>
    public ImmutableArray<DomainName> NameServers { get; init; } = [];
}
