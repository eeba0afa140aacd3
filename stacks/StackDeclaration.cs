using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Health;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Zone;
using Pulumi;
using Pulumi.Aws;
using Pulumi.AzureNative.Authorization;

namespace CrossCloudDns.Stacks;

/// <summary>Builds a topology out of components.</summary>
internal sealed class StackDeclaration(DnsTopology topology)
{
    private readonly string _prefix = $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}";
    private readonly ResourceTags _tags = ResourceTags.Of(Deployment.Instance.ProjectName, Deployment.Instance.StackName);
    private readonly ImmutableArray<Ipv4Cidr> _ranges =
        [.. topology.Sites.SelectMany(site => new[] { site.Aws.VpcCidr, site.Azure.VnetCidr })];

    public Dictionary<string, object?> Declare()
    {
        var sites = topology.Sites.Select(site => new SiteDeclaration(site, topology, _ranges, _tags)).ToList();
        var zone = new PrivateZone("zone", new PrivateZoneArgs
        {
            Domain = topology.Domain,
            Networks = [.. sites.Select(site => new ZoneNetwork(site.Site.Name, site.Site.Aws.Region.Code, site.Aws.VpcId))],
            NegativeTtlSeconds = topology.NegativeTtlSeconds,
            Tags = _tags,
        });
        DeclareLinks(sites);
        DeclareCheckers(sites);
        foreach (var service in topology.Services)
        {
            DeclareService(service, zone);
        }

        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["domain"] = topology.Domain.Value,
            ["zoneId"] = zone.ZoneId,
            ["sites"] = sites.ToDictionary(site => site.Site.Name, object? (site) => site.Outputs(), StringComparer.Ordinal),
        };
    }

    private void DeclareLinks(List<SiteDeclaration> sites)
    {
        var links = new LinkDeclaration(_prefix, _ranges);
        var subscription = GetClientConfig.Invoke().Apply(client => client.SubscriptionId);
        foreach (var site in sites)
        {
            links.Declare(site, subscription);
        }

        links.DeclareMesh();
    }

    private void DeclareCheckers(List<SiteDeclaration> sites)
    {
        var account = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);
        var code = CheckerArchive.Locate();
        var targets = topology.Services
            .SelectMany(service => service.Instances.Select(instance => (instance.Site, Target: CheckTarget.Of(service, instance))))
            .ToLookup(pair => pair.Site.Name, pair => pair.Target, StringComparer.Ordinal);
        foreach (var site in sites.Where(site => targets.Contains(site.Site.Name)))
        {
            _ = new HealthChecker($"{site.Site}-checker", new HealthCheckerArgs
            {
                Site = site.Site,
                Domain = topology.Domain.Value,
                Settings = topology.Checker,
                FunctionName = $"{_prefix}-{site.Site}-checker",
                Targets = [.. targets[site.Site.Name]],
                Destinations = _ranges,
                Code = code,
                VpcId = site.Aws.VpcId,
                SubnetIds = site.Aws.WorkloadSubnetIds,
                AccountId = account,
                Tags = site.Tags,
            });
        }
    }

    private void DeclareService(Service service, PrivateZone zone)
    {
        var healthChecks = service.Instances.ToImmutableDictionary(
            instance => instance.Id, instance => DeclareHealth(service, instance), StringComparer.Ordinal);
        _ = new ServiceRecords(service.Name, new ServiceRecordsArgs
        {
            Service = service,
            ZoneId = zone.ZoneId,
            HealthCheckIds = healthChecks,
        });
    }

    private Output<string> DeclareHealth(Service service, Instance instance) => new InstanceHealth(
        instance.ResourceName, new InstanceHealthArgs
        {
            Target = instance.Id,
            Region = instance.Site.Aws.Region.Code,
            Namespace = topology.Checker.Namespace,
            Domain = topology.Domain.Value,
            Site = instance.Site.Name,
            AlarmName = $"{_prefix}-{instance.ResourceName}",
            FailAfterMinutes = service.FailAfterMinutes,
            WhenCheckerSilent = service.WhenCheckerSilent,
            Tags = _tags.ForSite(instance.Site.Name),
        }).HealthCheckId;
}
