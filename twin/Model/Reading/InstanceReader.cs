using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Makes out what serves: the checker's targets, and addresses in health-checked records that no checker probes.</summary>
internal static class InstanceReader
{
    public static ImmutableArray<Instance> Read(
        ImmutableArray<CheckerSchedule> schedules,
        ImmutableArray<HostedZone> zones,
        ImmutableArray<Site> sites,
        ImmutableArray<Vpc> vpcs,
        ImmutableArray<VirtualNetwork> networks)
    {
        var probed = schedules.SelectMany(schedule => schedule.Targets).DistinctBy(target => target.Id)
            .Select(target => Locate(target.Id, target.Address, target)).ToList();
        var addresses = probed.Select(instance => instance.Address).ToHashSet();
        var unprobed =
            from zone in zones
            from set in zone.RecordSets
            where set.HealthCheckId is not null && set.Type == RecordType.A
            from data in set.Content is RecordContent.Values values ? values.Data : []
            let address = ((RecordData.A)data).Address
            where !addresses.Contains(address)
            select Locate(set.SetIdentifier.Length > 0 ? $"{set.Name}/{set.SetIdentifier}" : set.Name.ToString(), address, probe: null);
        return
        [
            .. probed.Concat(unprobed.DistinctBy(instance => instance.Address)).OrderBy(instance => instance.Id, StringComparer.Ordinal),
        ];

        Instance Locate(string id, IPAddress address, CheckTarget? probe)
        {
            var vpc = vpcs.FirstOrDefault(vpc => vpc.Cidr?.Contains(address) == true);
            var network = networks.FirstOrDefault(network => network.AddressSpace.Any(prefix => prefix.Contains(address)));
            return new Instance
            {
                Id = id,
                Address = address,
                Probe = probe,
                Site = NamedSite(id) ?? vpc?.Site ?? network?.Site,
                NetworkId = vpc?.Id ?? network?.Id,
                AvailabilityZone = vpc?.Subnets.FirstOrDefault(subnet => subnet.Cidr?.Contains(address) == true)?.AvailabilityZone,
            };
        }

        // "app/uk" and "app/uk-2" both belong to the site "uk", unless there is a site "uk-2".
        string? NamedSite(string id)
        {
            var name = id[(id.LastIndexOf('/') + 1)..];
            var without = name.LastIndexOf('-') is > 0 and var dash && name[(dash + 1)..].All(char.IsAsciiDigit) ? name[..dash] : name;
            return sites.FirstOrDefault(site => site.Name == name)?.Name ?? sites.FirstOrDefault(site => site.Name == without)?.Name;
        }
    }
}
