using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Turns the Azure side as written into one with addresses.</summary>
internal static class AzureSidePlan
{
    public static AzureSide? Plan(AzureSiteSettings settings, LinkKind link, SettingsProblems problems)
    {
        if (settings.Existing is not null)
        {
            return Plan(settings, settings.Existing, link, problems);
        }

        AddressPlanLimits.RequireSize(
            problems, $"{settings.Path}.vnetCidr", settings.VnetCidr, 8, 23, "A VNet for this plan is /8 to /23");
        return settings is { Location: not null, VnetCidr: { PrefixLength: >= 8 and <= 23 } vnet }
            ? Side(settings, vnet, PlanWorkloads(settings, vnet, problems), null)
            : null;
    }

    private static AzureSide? Plan(AzureSiteSettings settings, ExistingVnetSettings existing, LinkKind link, SettingsProblems problems)
    {
        Require(
            existing.GatewaySubnetId is not null || link == LinkKind.Existing, "gatewaySubnetId",
            "A VPN needs the VNet's GatewaySubnet");
        Require(
            existing.SecondOutboundSubnetId is not null || settings.OutboundEndpoints == 1, "secondOutboundSubnetId",
            "A second outbound endpoint needs a subnet of its own");
        return settings is { Location: not null, VnetCidr: { } vnet }
            && existing is { ResourceGroup: { } group, VnetId: { } id, OutboundSubnetId: { } outbound }
            && existing is { InboundSubnetId: { } inbound, InboundAddress: { } address }
            ? Side(settings, vnet, vnet, new ExistingVnet(
                group, id, inbound, address,
                existing.SecondOutboundSubnetId is { } second ? [outbound, second] : [outbound],
                existing.GatewaySubnetId))
            : null;

        void Require(bool met, string key, string allowed)
        {
            if (!met)
            {
                problems.Add(SettingsDiagnostic.MissingKey, $"{existing.Path}.{key}", "is missing", allowed, "Add it");
            }
        }
    }

    private static Ipv4Cidr PlanWorkloads(AzureSiteSettings settings, Ipv4Cidr vnet, SettingsProblems problems)
    {
        var dns = vnet.Subnet(24, 0);
        var workload = settings.WorkloadCidr ?? vnet.Subnet(24, 1);
        if (!vnet.Contains(workload) || workload.Overlaps(dns) || workload.PrefixLength > 29)
        {
            problems.Add(
                SettingsDiagnostic.RangeSize, $"{settings.Path}.workloadCidr", $"is {workload}",
                $"A range of /29 or larger within {vnet} and outside {dns} is expected, which holds the resolver's subnets", "Move it");
        }

        return workload;
    }

    private static AzureSide Side(AzureSiteSettings settings, Ipv4Cidr vnet, Ipv4Cidr workload, ExistingVnet? existing) => new()
    {
        Location = settings.Location!,
        VnetCidr = vnet,
        WorkloadSubnet = workload,
        OutboundEndpoints = settings.OutboundEndpoints,
        Rulesets = settings.Rulesets,
        Existing = existing,
        Spokes = [.. settings.Spokes.Where(spoke => spoke is { Name: not null, VnetId: not null })
            .Select(spoke => new VnetSpoke(spoke.Name!, spoke.VnetId!, spoke.Cidr))],
    };
}
