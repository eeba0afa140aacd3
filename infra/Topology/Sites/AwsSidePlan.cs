using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Turns the AWS side as written into one with addresses.</summary>
internal static class AwsSidePlan
{
    public static AwsSide? Plan(AwsSiteSettings settings, LinkKind link, SettingsProblems problems)
    {
        if (settings.Existing is null)
        {
            AddressPlanLimits.RequireSize(
                problems, $"{settings.Path}.vpcCidr", settings.VpcCidr, 16, 22, "A VPC for this plan is /16 to /22");
        }

        RequireZones(settings, problems);
        RequireAddresses(settings, problems);
        var existing = settings.Existing is null ? null : Plan(settings.Existing, settings, link, problems);
        return settings is { Region: { } region, VpcCidr: { } vpc } && (existing is not null || vpc.PrefixLength <= 22)
            ? new AwsSide
            {
                Region = region,
                VpcCidr = vpc,
                Zones = settings.Zones,
                Tracking = settings.SecurityGroup,
                IpsPerZone = settings.IpsPerZone,
                Protocols = settings.Protocols,
                Existing = existing,
                Spokes = [.. settings.Spokes.Where(spoke => spoke is { Name: not null, VpcId: not null })
                    .Select(spoke => new VpcSpoke(spoke.Name!, spoke.VpcId!, spoke.Cidr, spoke.AccountId, spoke.RoleArn))],
            }
            : null;
    }

    private static ExistingVpc? Plan(ExistingVpcSettings settings, AwsSiteSettings side, LinkKind link, SettingsProblems problems)
    {
        RequireWithin(settings, side, problems);
        if (link == LinkKind.TransitGateway && settings.TransitSubnets.IsEmpty)
        {
            problems.Add(
                SettingsDiagnostic.MissingKey, $"{settings.Path}.transitSubnets", "is missing",
                "A transit gateway needs a subnet in each zone", "Add it");
        }

        return settings.VpcId is null ? null : new ExistingVpc
        {
            VpcId = settings.VpcId,
            Inbound = Subnets(settings.InboundSubnets),
            Outbound = Subnets(settings.OutboundSubnets.IsEmpty ? settings.InboundSubnets : settings.OutboundSubnets),
            Workload = Subnets(settings.WorkloadSubnets),
            Transit = Subnets(settings.TransitSubnets),
            RouteTableIds = settings.RouteTableIds,
            CreateMonitoringEndpoint = settings.CreateMonitoringEndpoint,
        };
    }

    private static ImmutableArray<ExistingSubnet> Subnets(ImmutableArray<ExistingSubnetSettings> settings) =>
    [
        .. settings.Where(subnet => subnet is { Id: not null, Cidr: not null })
            .Select(subnet => new ExistingSubnet(subnet.Id!, subnet.Cidr!.Value)),
    ];

    private static void RequireWithin(ExistingVpcSettings settings, AwsSiteSettings side, SettingsProblems problems)
    {
        foreach (var subnet in settings.InboundSubnets.Concat(settings.OutboundSubnets).Concat(settings.WorkloadSubnets)
            .Concat(settings.TransitSubnets))
        {
            if (subnet.Cidr is { } cidr && (cidr.PrefixLength > 28 || side.VpcCidr?.Contains(cidr) == false))
            {
                problems.Add(
                    SettingsDiagnostic.RangeSize, $"{subnet.Path}.cidr", $"is {cidr}",
                    $"A range of /28 or larger within {side.VpcCidr} is expected", "Correct it, or 'vpcCidr'");
            }
        }
    }

    private static void RequireAddresses(AwsSiteSettings settings, SettingsProblems problems)
    {
        var zones = settings.Existing?.InboundSubnets.Length ?? (settings.Zones.IsEmpty ? AwsSide.DefaultZones : settings.Zones.Length);
        if (zones * settings.IpsPerZone > AwsSide.MaximumAddresses)
        {
            problems.Add(
                SettingsDiagnostic.OverLimit, $"{settings.Path}.ipsPerZone",
                string.Create(CultureInfo.InvariantCulture, $"is {settings.IpsPerZone} in {zones} zones"),
                $"An endpoint has at most {AwsSide.MaximumAddresses} addresses", "Lower it");
        }
    }

    private static void RequireZones(AwsSiteSettings settings, SettingsProblems problems)
    {
        var path = $"{settings.Path}.zones";
        var zones = settings.Zones;
        if (zones.IsEmpty)
        {
            return;
        }

        if (zones.Length is < 2 or > 3 || zones.Distinct(StringComparer.Ordinal).Count() != zones.Length)
        {
            problems.Add(
                SettingsDiagnostic.BadZones, path, $"is [{string.Join(", ", zones)}]",
                "Two or three different Availability Zones are expected; three survive the loss of one at full capacity",
                "Name two or three zones");
        }

        foreach (var zone in zones.Where(zone => settings.Region is { } region && !IsZoneOf(region, zone)))
        {
            problems.Add(
                SettingsDiagnostic.BadZones, path, $"holds \"{zone}\"", $"Zones of {settings.Region} are named as {settings.Region}a",
                $"Name a zone of {settings.Region}");
        }
    }

    private static bool IsZoneOf(AwsRegion region, string zone) =>
        zone.Length == region.Code.Length + 1
        && zone.StartsWith(region.Code, StringComparison.Ordinal) && char.IsAsciiLetterLower(zone[^1]);
}
