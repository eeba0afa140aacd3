using System.Collections.Immutable;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Zone;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>Builds a topology out of components.</summary>
internal sealed class StackDeclaration(DnsTopology topology, Archive checker)
{
    private readonly StackContext _stack = new(topology);

    public Dictionary<string, object?> Declare()
    {
        var sites = topology.Sites.Select(site => new SiteDeclaration(site, _stack)).ToList();
        var links = new LinkDeclaration(_stack);
        sites.ForEach(links.Declare);
        links.DeclareMesh();

        var zone = DeclareZone(sites);
        DeclareAzureZones(sites);
        var services = sites.ToImmutableDictionary(
            site => site.Site.Name, site => new SiteServices(site, _stack), StringComparer.Ordinal);
        var health = new HealthDeclaration(_stack, services);
        var monitoring = new MonitoringDeclaration(_stack);
        foreach (var site in sites)
        {
            health.DeclareChecker(site, checker);
            monitoring.Declare(site, services[site.Site.Name], health.TargetsOf(site.Site));
        }

        DeclareRecords(zone, health);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["domain"] = topology.Domain.Value,
            ["zoneId"] = zone.ZoneId,
            ["sites"] = sites.ToDictionary(site => site.Site.Name, object? (site) => site.Outputs(), StringComparer.Ordinal),
        };
    }

    private PrivateZone DeclareZone(List<SiteDeclaration> sites)
    {
        var hubs = sites.Select(site => new ZoneNetwork(site.Site.Name, site.Site.Aws.Region.Code, site.Aws.VpcId));
        var spokes = sites.SelectMany(site => site.Site.Aws.Spokes, (site, spoke) => new ZoneNetwork(
            $"{site.Site}-{spoke.Name}", site.Site.Aws.Region.Code, spoke.VpcId, _stack.Account(spoke.RoleArn, site.Site)));
        return new PrivateZone("zone", new PrivateZoneArgs
        {
            Domain = topology.Domain,
            Networks = [.. hubs, .. spokes],
            NegativeTtlSeconds = topology.NegativeTtlSeconds,
            Protect = _stack.Protect,
            Tags = _stack.Tags,
        });
    }

    private void DeclareAzureZones(List<SiteDeclaration> sites)
    {
        if (topology.AzureDomains.Any(domain => domain.ZoneName is not null))
        {
            _ = new AzureZones("azure-zones", new AzureZonesArgs
            {
                Location = sites[0].Site.Azure.Location,
                Domains = topology.AzureDomains,
                VnetIds = sites.SelectMany(site => site.VnetIds, (site, vnet) => (Name: $"{site.Site}-{vnet.Key}", Id: vnet.Value))
                    .ToImmutableSortedDictionary(vnet => vnet.Name, vnet => vnet.Id, StringComparer.Ordinal),
                Tags = _stack.Tags,
            });
        }
    }

    private void DeclareRecords(PrivateZone zone, HealthDeclaration health)
    {
        foreach (var service in topology.Services)
        {
            _ = new ServiceRecords(service.Name, new ServiceRecordsArgs
            {
                Service = service,
                ZoneId = zone.ZoneId,
                HealthCheckIds = health.Declare(service),
            });
        }

        if (!topology.Records.IsEmpty)
        {
            _ = new PlainRecords("record", new PlainRecordsArgs { ZoneId = zone.ZoneId, Records = topology.Records });
        }
    }
}
