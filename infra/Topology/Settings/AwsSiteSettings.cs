using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The AWS side of a site as the user wrote it.</summary>
public sealed record AwsSiteSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>region</c>, required: the code of a Region, as <c>eu-west-2</c>.</value>
    public AwsRegion? Region { get; init; }

    /// <value>Key <c>vpcCidr</c>, required: /16 to /22; any size where the VPC exists.</value>
    public Ipv4Cidr? VpcCidr { get; init; }

    /// <value>Key <c>zones</c>: two or three names of Availability Zones of the Region. Default: the first three that AWS names.</value>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <value>
    /// Key <c>securityGroup</c>: <c>untracked</c> (default; 10,000 queries per second and address) or <c>tracked</c> (as low as 1,500).
    /// </value>
    public ConnectionTracking SecurityGroup { get; init; }

    /// <summary>
    /// Addresses of each endpoint in each zone. An endpoint of n addresses in all survives the loss of one with (n−1) × 10,000 queries per
    /// second.
    /// </summary>
    /// <value>Key <c>ipsPerZone</c>. Default 1. Range 1 to 3; at most six addresses in all, AWS's quota for an endpoint.</value>
    public int IpsPerZone { get; init; }

    /// <value>
    /// Key <c>protocols</c> of the inbound endpoint. Default <c>[Do53]</c>, which Azure asks over; beside it <c>DoH</c> or <c>DoH-FIPS</c>.
    /// </value>
    public ImmutableArray<string> Protocols { get; init; } = ["Do53"];

    /// <value>Key <c>existing</c>: a VPC that exists, in place of a new one.</value>
    public ExistingVpcSettings? Existing { get; init; }

    /// <value>Key <c>spokes</c>: further VPCs of the Region that see the zone and the rules. Default: none.</value>
    public ImmutableArray<VpcSpokeSettings> Spokes { get; init; } = [];

    internal static AwsSiteSettings Read(SettingsObject from)
    {
        from.Require("vpcCidr", "An IPv4 range from /16 to /22 is expected");
        var aws = new AwsSiteSettings
        {
            Path = from.Path,
            Region = ReadRegion(from),
            VpcCidr = from.Cidr("vpcCidr"),
            Zones = from.Texts("zones"),
            SecurityGroup = from.Choice(
                "securityGroup", ConnectionTracking.Untracked,
                ("untracked", ConnectionTracking.Untracked), ("tracked", ConnectionTracking.Tracked)),
            IpsPerZone = from.Number("ipsPerZone", 1, 1, 3),
            Protocols = ReadProtocols(from),
            Existing = from.Child("existing") is { } existing ? ExistingVpcSettings.Read(existing) : null,
            Spokes = [.. from.Children("spokes").Select(VpcSpokeSettings.Read)],
        };
        from.RefuseUnknownKeys();
        return aws;
    }

    private static AwsRegion? ReadRegion(SettingsObject from)
    {
        if (from.RequiredText("region", "The code of an AWS Region is expected, as eu-west-2") is not { } code)
        {
            return null;
        }

        if (AwsRegion.TryFind(code, out var region))
        {
            return region;
        }

        from.Problems.Add(
            SettingsDiagnostic.UnknownRegion, from.PathOf("region"), $"is \"{code}\"", "The code of a commercial AWS Region is expected",
            $"Write {NearestKey.Find(code, AwsRegion.All.Keys) ?? "a Region as eu-west-2"}");
        return null;
    }

    /// <summary>AWS takes no inbound endpoint with both kinds of DoH, and Azure's rules ask plain DNS servers only.</summary>
    private static ImmutableArray<string> ReadProtocols(SettingsObject from)
    {
        var protocols = from.Texts("protocols");
        if (protocols.IsEmpty)
        {
            return ["Do53"];
        }

        if (protocols is not ["Do53"] and not ["Do53", "DoH" or "DoH-FIPS"] and not ["DoH" or "DoH-FIPS", "Do53"])
        {
            from.Problems.Add(
                SettingsDiagnostic.NotAChoice, from.PathOf("protocols"), $"is [{string.Join(", ", protocols)}]",
                "Do53 is expected, over which Azure asks, alone or with DoH or DoH-FIPS", "Write one of these");
        }

        return protocols;
    }
}
