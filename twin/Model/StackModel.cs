using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Model.Reading;

namespace CrossCloudDns.Twin.Model;

/// <summary>What a stack declares about resolution, routing and health, typed and resolved to one another by id.</summary>
/// <remarks>Inert data in a fixed order (by URN): the same stack gives the same model. Ids are those of the declared resources.</remarks>
public sealed record StackModel
{
    /// <summary>Name of the Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>Name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Region pairs, by name. At least one wherever a network is declared.</summary>
    public ImmutableArray<Site> Sites { get; init; } = [];

    /// <summary>AWS networks with their subnets.</summary>
    public ImmutableArray<Vpc> Vpcs { get; init; } = [];

    /// <summary>Route 53 Resolver endpoints of both directions.</summary>
    public ImmutableArray<ResolverEndpoint> ResolverEndpoints { get; init; } = [];

    /// <summary>Route 53 Resolver rules with the VPCs that they are associated with.</summary>
    public ImmutableArray<ResolverRule> ResolverRules { get; init; } = [];

    /// <summary>Route 53 hosted zones with their record sets; only private ones answer in the twin.</summary>
    public ImmutableArray<HostedZone> HostedZones { get; init; } = [];

    /// <summary>Route 53 health checks.</summary>
    public ImmutableArray<HealthCheck> HealthChecks { get; init; } = [];

    /// <summary>CloudWatch alarms over one metric.</summary>
    public ImmutableArray<MetricAlarm> Alarms { get; init; } = [];

    /// <summary>Lambda functions.</summary>
    public ImmutableArray<CheckerFunction> Functions { get; init; } = [];

    /// <summary>EventBridge schedules that invoke a function with targets to check.</summary>
    public ImmutableArray<CheckerSchedule> Schedules { get; init; } = [];

    /// <summary>Azure networks with their subnets.</summary>
    public ImmutableArray<VirtualNetwork> VirtualNetworks { get; init; } = [];

    /// <summary>Azure DNS Private Resolvers with their endpoints.</summary>
    public ImmutableArray<DnsResolver> DnsResolvers { get; init; } = [];

    /// <summary>Azure DNS forwarding rulesets with their rules and links.</summary>
    public ImmutableArray<ForwardingRuleset> ForwardingRulesets { get; init; } = [];

    /// <summary>Azure private DNS zones with their record sets and links.</summary>
    public ImmutableArray<PrivateZone> PrivateZones { get; init; } = [];

    /// <summary>AWS transit gateways, which links lead to.</summary>
    public ImmutableArray<TransitGateway> TransitGateways { get; init; } = [];

    /// <summary>Links between two networks: tunnels, peerings, transit gateways.</summary>
    public ImmutableArray<NetworkLink> Links { get; init; } = [];

    /// <summary>The addresses that serve: checked targets, and addresses in health-checked records.</summary>
    public ImmutableArray<Instance> Instances { get; init; } = [];

    /// <summary>Resources that matter to what the twin answers, and that it does not understand.</summary>
    public ImmutableArray<NotUnderstood> NotUnderstood { get; init; } = [];

    /// <summary>
    /// Reads the typed model of a stack. Never throws for what is declared: what cannot be read is in <see cref="NotUnderstood"/>.
    /// </summary>
    public static StackModel Read(CapturedStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return ModelReader.Read(stack);
    }
}
