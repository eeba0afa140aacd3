using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>A VNet or a VPC.</summary>
/// <param name="Cloud"><c>azure</c> or <c>aws</c>.</param>
/// <param name="Region">Azure location or AWS Region.</param>
public sealed record NetworkView(string Name, string Cloud, string Site, string Region, ImmutableArray<string> Ranges)
{
    internal static ImmutableArray<NetworkView> Of(StackModel model) =>
    [
        .. model.VirtualNetworks.Select(network =>
            new NetworkView(
                network.Name, "azure", network.Site, network.Location, [.. network.AddressSpace.Select(range => range.ToString())])),
        .. model.Vpcs.Select(vpc =>
            new NetworkView(vpc.Name, "aws", vpc.Site, vpc.Region, vpc.Cidr is { } range ? [range.ToString()] : [])),
    ];

    internal static string? NameOf(StackModel model, string? networkId) =>
        model.Vpcs.FirstOrDefault(vpc => vpc.Id == networkId)?.Name
            ?? model.VirtualNetworks.FirstOrDefault(network => network.Id == networkId)?.Name;
}

/// <summary>A private hosted zone.</summary>
/// <param name="Networks">VPCs whose resolvers answer from it.</param>
public sealed record ZoneView(string Name, ImmutableArray<string> Networks, int RecordSets)
{
    internal static ZoneView Of(StackModel model, HostedZone zone) => new(
        zone.Name.ToString().TrimEnd('.'),
        [.. zone.VpcIds.Select(id => NetworkView.NameOf(model, id)).OfType<string>()],
        zone.RecordSets.Length);
}

/// <summary>What an Azure ruleset forwards.</summary>
/// <param name="Networks">VNets whose clients use it.</param>
/// <param name="Targets">In the order in which they are asked.</param>
public sealed record ForwardingView(string Ruleset, string Domain, ImmutableArray<string> Networks, ImmutableArray<string> Targets)
{
    internal static ImmutableArray<ForwardingView> Of(StackModel model) =>
    [
        .. from ruleset in model.ForwardingRulesets
           from rule in ruleset.Rules
           where rule.Enabled
           select new ForwardingView(
               ruleset.Name,
               rule.Domain.ToString(),
               [.. ruleset.VirtualNetworkIds.Select(id => NetworkView.NameOf(model, id)).OfType<string>()],
               [.. rule.Targets.Select(target => target.Address.ToString())]),
    ];
}

/// <summary>A record set that a service's name may be answered from, aliases followed.</summary>
/// <param name="Policy">What the routing policy goes by, for example <c>nearest to eu-west-2</c>.</param>
/// <param name="HealthCheck">Name of the check that watches it; <see langword="null"/> for none.</param>
public sealed record RecordView(string Label, string Policy, ImmutableArray<string> Values, string? HealthCheck)
{
    private const int DeepestAlias = 16;

    internal static ImmutableArray<RecordView> Of(StackModel model, DomainName name, RecordType type) =>
    [
        .. from zone in model.HostedZones
           where zone.IsPrivate
           from view in Of(model, zone, name, type, DeepestAlias)
           select view,
    ];

    private static IEnumerable<RecordView> Of(StackModel model, HostedZone zone, DomainName name, RecordType type, int depth) =>
        zone.RecordSets.Where(set => depth > 0 && set.Type == type && set.Name.Equals(name)).SelectMany(set => set.Content switch
        {
            RecordContent.Alias alias => Of(model, zone, alias.Target, type, depth - 1),
            RecordContent.Values values =>
            [
                new RecordView(
                    set.Label,
                    Describe(set.Policy),
                    [.. values.Data.Select(data => data.ToString()!)],
                    model.HealthChecks.FirstOrDefault(check => check.Id == set.HealthCheckId)?.Name),
            ],
            _ => throw new UnreachableException(),
        });

    private static string Describe(RoutingPolicy policy) => policy switch
    {
        RoutingPolicy.Simple => "simple",
        RoutingPolicy.Failover failover => failover.Role == FailoverRole.Primary ? "primary" : "secondary",
        RoutingPolicy.Geoproximity near => $"nearest to {near.Location}{(near.Bias == 0 ? "" : $", bias {near.Bias}")}",
        RoutingPolicy.Weighted weighted => $"weight {weighted.Weight}",
        RoutingPolicy.Latency latency => $"latency to {latency.Region}",
        RoutingPolicy.Geolocation place => $"from {place.Subdivision ?? place.Country ?? place.Continent ?? "anywhere"}",
        RoutingPolicy.Multivalue => "multivalue",
        _ => throw new UnreachableException(),
    };
}

/// <summary>Queries that went from a network's resolver to a target.</summary>
/// <param name="From">Name of the network.</param>
/// <param name="To">Declared address of the target.</param>
/// <param name="Sent">All, those without a response included.</param>
/// <param name="Lost">Those without a response.</param>
public sealed record FlowView(string? From, string To, long Sent, long Lost)
{
    internal static FlowView Of(StackModel model, string networkId, IPAddress target, ForwardCount count) =>
        new(NetworkView.NameOf(model, networkId), target.ToString(), count.Sent, count.Lost);
}
