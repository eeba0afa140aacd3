using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads a stack, area by area; what a later area needs of an earlier one is handed on.</summary>
internal static class ModelReader
{
    public static StackModel Read(CapturedStack stack)
    {
        var resources = new ResourceIndex(stack);
        var zones = ZoneReader.Read(resources);
        var vpcs = VpcReader.Read(resources);
        var networks = VirtualNetworkReader.Read(resources);
        var endpoints = ResolverEndpointReader.Read(resources, vpcs);
        var rulesets = RulesetReader.Read(resources);
        networks = SiteReader.Place(networks, vpcs, endpoints, rulesets);
        var sites = SiteReader.Read(vpcs, networks);
        var schedules = ScheduleReader.Read(resources, sites);
        return new StackModel
        {
            Project = stack.Project,
            Stack = stack.Stack,
            Sites = sites,
            Vpcs = vpcs,
            ResolverEndpoints = endpoints,
            ResolverRules = ResolverRuleReader.Read(resources),
            HostedZones = zones,
            HealthChecks = HealthCheckReader.Read(resources),
            Alarms = AlarmReader.Read(resources),
            Functions = FunctionReader.Read(resources, sites),
            Schedules = schedules,
            VirtualNetworks = networks,
            DnsResolvers = DnsResolverReader.Read(resources),
            ForwardingRulesets = rulesets,
            PrivateZones = PrivateZoneReader.Read(resources),
            TransitGateways =
            [
                .. resources.OfType(AwsTypes.TransitGateway)
                    .Select(gateway =>
                        new TransitGateway(
                            gateway.Id,
                            gateway.Name,
                            resources.RegionOf(gateway),
                            gateway.Site() ?? SiteReader.OfRegion(sites, resources.RegionOf(gateway)))),
            ],
            Links = LinkReader.Read(resources, vpcs, networks),
            Instances = InstanceReader.Read(schedules, zones, sites, vpcs, networks),
            NotUnderstood =
            [
                .. resources.NotUnderstood.Concat(UnreadTypes.Of(resources.All)).OrderBy(item => item.Urn, StringComparer.Ordinal),
            ],
        };
    }
}
