using System.Collections.Immutable;
using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>A Route 53 Resolver endpoint: interfaces in a VPC that take queries in, or send them out.</summary>
public sealed record ResolverEndpoint
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required ResolverDirection Direction { get; init; }

    public required string Region { get; init; }

    public required string VpcId { get; init; }

    /// <summary>Name of its site.</summary>
    public required string Site { get; init; }

    /// <summary>2 to 6 interfaces, in the order declared.</summary>
    public ImmutableArray<ResolverAddress> Addresses { get; init; } = [];

    /// <summary>Whether its security groups make connection tracking necessary, which lowers what each address carries.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html"/>
    public bool Tracked { get; init; }

    /// <summary>UDP queries per second that each address carries: 10,000, or as low as 1,500 when tracked.</summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-scaling.html"/>
    public int QueriesPerSecondPerAddress => Tracked ? 1_500 : 10_000;
}

/// <summary>One interface of a <see cref="ResolverEndpoint"/>.</summary>
public sealed record ResolverAddress(IPAddress Address, string SubnetId, string? AvailabilityZone);

/// <summary>Which way a resolver endpoint carries queries.</summary>
public enum ResolverDirection
{
    Inbound,
    Outbound,
    InboundDelegation,
}
