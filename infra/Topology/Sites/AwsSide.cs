using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>
/// The AWS side of a site and its address plan. The VPC's first /24 is for DNS, in /28s: 0 to 2 hold the inbound endpoint, 4 to 6 the
/// outbound one, 8 to 10 a transit gateway's attachment. The next /24s, one for each zone, are for workloads; the rest stays free.
/// </summary>
public sealed record AwsSide
{
    /// <summary>Zones when the user names none.</summary>
    public const int DefaultZones = 3;

    /// <summary>The first host address that AWS leaves free: it keeps the first four of every subnet and the last.</summary>
    private const uint FirstFree = 4;

    private const uint OutboundBlock = 4;
    private const uint TransitBlock = 8;

    public required AwsRegion Region { get; init; }

    public required Ipv4Cidr VpcCidr { get; init; }

    /// <summary>Names of the zones, or empty where AWS is to be asked for the first <see cref="ZoneCount"/>.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    public required ConnectionTracking Tracking { get; init; }

    public int ZoneCount => Zones.IsEmpty ? DefaultZones : Zones.Length;

    public ImmutableArray<Ipv4Cidr> InboundSubnets => Blocks(0);

    public ImmutableArray<Ipv4Cidr> OutboundSubnets => Blocks(OutboundBlock);

    public ImmutableArray<Ipv4Cidr> TransitSubnets => Blocks(TransitBlock);

    public ImmutableArray<Ipv4Cidr> WorkloadSubnets =>
        [.. Enumerable.Range(1, ZoneCount).Select(index => VpcCidr.Subnet(24, (uint)index))];

    /// <summary>The pinned addresses of the inbound endpoint, one in each zone.</summary>
    public ImmutableArray<Ipv4Address> InboundAddresses => [.. InboundSubnets.Select(subnet => subnet.AddressAt(FirstFree))];

    internal static AwsSide? Plan(AwsSiteSettings settings, SettingsProblems problems)
    {
        AddressPlanLimits.RequireSize(problems, $"{settings.Path}.vpcCidr", settings.VpcCidr, 16, 22, "A VPC for this plan is /16 to /22");
        RequireZones(settings, problems);
        return settings is { Region: { } region, VpcCidr: { PrefixLength: <= 22 } vpc }
            ? new AwsSide { Region = region, VpcCidr = vpc, Zones = settings.Zones, Tracking = settings.SecurityGroup }
            : null;
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
        zone.Length == region.Code.Length + 1 && zone.StartsWith(region.Code, StringComparison.Ordinal) && char.IsAsciiLetterLower(zone[^1]);

    private ImmutableArray<Ipv4Cidr> Blocks(uint first) =>
        [.. Enumerable.Range(0, ZoneCount).Select(zone => VpcCidr.Subnet(28, first + (uint)zone))];
}
