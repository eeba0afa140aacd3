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

    /// <value>Key <c>vpcCidr</c>, required: /16 to /22.</value>
    public Ipv4Cidr? VpcCidr { get; init; }

    /// <value>Key <c>zones</c>: two or three names of Availability Zones of the Region. Default: the first three that AWS names.</value>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <value>Key <c>securityGroup</c>: <c>untracked</c> (default; 10,000 queries per second and address) or <c>tracked</c> (as low as 1,500).</value>
    public ConnectionTracking SecurityGroup { get; init; }

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
}
