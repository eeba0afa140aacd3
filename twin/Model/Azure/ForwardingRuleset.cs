using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model;

/// <summary>An Azure DNS forwarding ruleset.</summary>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
public sealed record ForwardingRuleset
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public ImmutableArray<string> OutboundEndpointIds { get; init; } = [];

    public ImmutableArray<ForwardingRule> Rules { get; init; } = [];

    /// <summary>VNets whose clients use the ruleset.</summary>
    public ImmutableArray<string> VirtualNetworkIds { get; init; } = [];
}

/// <summary>A rule of a <see cref="ForwardingRuleset"/>.</summary>
public sealed record ForwardingRule
{
    public required string Id { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Name { get; init; }

    /// <summary>Matches this name and all below it; the root matches everything but names reserved for Azure services.</summary>
    public required DomainName Domain { get; init; }

    /// <value>Default true. A disabled rule is ignored.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>In order: the first is used for as long as it answers. At most six.</summary>
    public ImmutableArray<IPEndPoint> Targets { get; init; } = [];
}
