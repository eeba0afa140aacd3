using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>A model's parts by what decisions look them up by.</summary>
internal sealed class ModelIndex
{
    private readonly FrozenDictionary<(string Region, string Name), MetricAlarm> _alarms;

    public ModelIndex(StackModel model)
    {
        HealthChecks = model.HealthChecks.ToFrozenDictionary(check => check.Id, StringComparer.Ordinal);
        Vpcs = model.Vpcs.ToFrozenDictionary(vpc => vpc.Id, StringComparer.Ordinal);
        VirtualNetworks = model.VirtualNetworks.ToFrozenDictionary(network => network.Id, StringComparer.Ordinal);
        TransitGateways = model.TransitGateways.ToFrozenDictionary(gateway => gateway.Id, StringComparer.Ordinal);
        Instances = model.Instances.ToFrozenDictionary(instance => instance.Id, StringComparer.Ordinal);
        Zones = model.HostedZones.Where(zone => zone.IsPrivate).ToFrozenDictionary(zone => zone.Id, ZoneApex.Index, StringComparer.Ordinal);
        PrivateZones = model.PrivateZones.ToFrozenDictionary(zone => zone.Id, ZoneApex.Index, StringComparer.Ordinal);
        _alarms = model.Alarms.DistinctBy(alarm => (alarm.Region, alarm.Name)).ToFrozenDictionary(alarm => (alarm.Region, alarm.Name));
        InboundAddresses = (
            from endpoint in model.ResolverEndpoints
            where endpoint.Direction == ResolverDirection.Inbound
            from address in endpoint.Addresses
            select (address.Address, Place: (endpoint, address)))
            .DistinctBy(entry => entry.Address)
            .ToFrozenDictionary(entry => entry.Address, entry => entry.Place);
        AzureInboundAddresses = (
            from resolver in model.DnsResolvers
            from endpoint in resolver.InboundEndpoints
            from address in endpoint.Addresses
            select (address, resolver))
            .DistinctBy(entry => entry.address)
            .ToFrozenDictionary(entry => entry.address, entry => entry.resolver);
        Places = (
            from place in model.Instances.Select(instance =>
                (instance.Address, Place: new Place(instance.NetworkId, instance.AvailabilityZone, instance.Site)))
                .Concat(model.ResolverEndpoints.SelectMany(endpoint => endpoint.Addresses.Select(address =>
                    (address.Address, Place: new Place(endpoint.VpcId, address.AvailabilityZone, endpoint.Site)))))
                // Its address lies in a subnet, its server in no zone more than in another.
                .Concat(
                    from vpc in model.Vpcs
                    where vpc.Cidr is not null
                    select (Address: vpc.ResolverAddress!, Place: new Place(vpc.Id, null, vpc.Site)))
            select place)
            .DistinctBy(entry => entry.Address)
            .ToFrozenDictionary(entry => entry.Address, entry => entry.Place);
        Rulesets = (
            from ruleset in model.ForwardingRulesets
            from network in ruleset.VirtualNetworkIds
            select (network, ruleset))
            .DistinctBy(entry => entry.network)
            .ToFrozenDictionary(entry => entry.network, entry => entry.ruleset, StringComparer.Ordinal);
    }

    public FrozenDictionary<string, HealthCheck> HealthChecks { get; }

    public FrozenDictionary<string, Vpc> Vpcs { get; }

    public FrozenDictionary<string, VirtualNetwork> VirtualNetworks { get; }

    public FrozenDictionary<string, TransitGateway> TransitGateways { get; }

    public FrozenDictionary<string, Instance> Instances { get; }

    /// <summary>Private Route 53 zones by id.</summary>
    public FrozenDictionary<string, ZoneIndex> Zones { get; }

    /// <summary>Azure private zones by id.</summary>
    public FrozenDictionary<string, ZoneIndex> PrivateZones { get; }

    public FrozenDictionary<IPAddress, (ResolverEndpoint Endpoint, ResolverAddress Address)> InboundAddresses { get; }

    public FrozenDictionary<IPAddress, DnsResolver> AzureInboundAddresses { get; }

    /// <summary>Where the addresses are that the model says more of than their network.</summary>
    public FrozenDictionary<IPAddress, Place> Places { get; }

    /// <summary>The ruleset linked to each VNet; Azure allows one.</summary>
    public FrozenDictionary<string, ForwardingRuleset> Rulesets { get; }

    /// <summary>The alarm that a check follows; <see langword="null"/> for other kinds, or when the stack has none of that name.</summary>
    public MetricAlarm? AlarmOf(HealthCheck check) =>
        check.Kind is HealthCheckKind.CloudWatchMetric kind ? _alarms.GetValueOrDefault((kind.AlarmRegion, kind.AlarmName)) : null;
}
