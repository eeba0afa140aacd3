using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Route 53 Resolver rule and the VPCs that it is associated with.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html"/>
public sealed record ResolverRule
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required ResolverRuleKind Kind { get; init; }

    /// <summary>Matches this name and all below it.</summary>
    public required DomainName Domain { get; init; }

    public required string Region { get; init; }

    /// <summary>Id of the outbound endpoint that a forward rule uses.</summary>
    public string? EndpointId { get; init; }

    public ImmutableArray<IPEndPoint> Targets { get; init; } = [];

    public ImmutableArray<string> VpcIds { get; init; } = [];
}

/// <summary>What a resolver rule does with a name that it matches.</summary>
public enum ResolverRuleKind
{
    /// <summary>Sends the query to the rule's targets.</summary>
    Forward,

    /// <summary>Takes a name out of a less specific forward rule: the VPC's resolver answers itself.</summary>
    System,
    Recursive,
    Delegate,
}
