using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A VPC that exists, as the user wrote it.</summary>
public sealed record ExistingVpcSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>vpcId</c>, required: as <c>vpc-0123456789abcdef0</c>.</value>
    public string? VpcId { get; init; }

    /// <value>Key <c>inboundSubnets</c>, required: two or three subnets in different zones for the inbound endpoint.</value>
    public ImmutableArray<ExistingSubnetSettings> InboundSubnets { get; init; } = [];

    /// <value>Key <c>outboundSubnets</c>: as many for the outbound endpoint. Default: the inbound ones.</value>
    public ImmutableArray<ExistingSubnetSettings> OutboundSubnets { get; init; } = [];

    /// <value>Key <c>workloadSubnets</c>, required: where the health checker runs, in at least two zones.</value>
    public ImmutableArray<ExistingSubnetSettings> WorkloadSubnets { get; init; } = [];

    /// <value>Key <c>transitSubnets</c>: where a transit gateway is attached; required with <c>link: transitGateway</c>.</value>
    public ImmutableArray<ExistingSubnetSettings> TransitSubnets { get; init; } = [];

    /// <value>Key <c>routeTableIds</c>: tables that get the routes of the link. Default: none, and the user routes.</value>
    public ImmutableArray<string> RouteTableIds { get; init; } = [];

    /// <value>
    /// Key <c>monitoringEndpoint</c>: <c>create</c> (default) or <c>existing</c>, where the VPC has its own way to CloudWatch.
    /// </value>
    public bool CreateMonitoringEndpoint { get; init; }

    internal static ExistingVpcSettings Read(SettingsObject from)
    {
        var vpc = new ExistingVpcSettings
        {
            Path = from.Path,
            VpcId = ResourceIdText.Read(from, "vpcId", "vpc-"),
            InboundSubnets = ReadSubnets(from, "inboundSubnets", required: true),
            OutboundSubnets = ReadSubnets(from, "outboundSubnets", required: false),
            WorkloadSubnets = ReadSubnets(from, "workloadSubnets", required: true),
            TransitSubnets = ReadSubnets(from, "transitSubnets", required: false),
            RouteTableIds = from.Texts("routeTableIds"),
            CreateMonitoringEndpoint = from.Choice("monitoringEndpoint", true, ("create", true), ("existing", false)),
        };
        from.RefuseUnknownKeys();
        return vpc;
    }

    private static ImmutableArray<ExistingSubnetSettings> ReadSubnets(SettingsObject from, string key, bool required)
    {
        if (required)
        {
            from.Require(key, "Two or three subnets in different zones are expected, each with id and cidr");
        }

        var subnets = from.Children(key).Select(ExistingSubnetSettings.Read).ToImmutableArray();
        if (from.Has(key) && subnets.Length is < 2 or > 3)
        {
            from.Problems.Add(
                SettingsDiagnostic.BadZones, from.PathOf(key), $"has {subnets.Length} subnets",
                "Two or three in different zones are expected", "Name two or three subnets");
        }

        return subnets;
    }
}
