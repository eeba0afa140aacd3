using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The Azure side of a site as the user wrote it.</summary>
public sealed record AzureSiteSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>location</c>, required: the name of a location, as <c>uksouth</c>.</value>
    public AzureLocation? Location { get; init; }

    /// <value>Key <c>vnetCidr</c>, required: /23 or larger; any size where the VNet exists.</value>
    public Ipv4Cidr? VnetCidr { get; init; }

    /// <value>Key <c>workloadCidr</c>: the subnet for workloads. Default: the second /24 of <see cref="VnetCidr"/>.</value>
    public Ipv4Cidr? WorkloadCidr { get; init; }

    /// <summary>Azure takes 10,000 queries per second through one endpoint.</summary>
    /// <value>Key <c>outboundEndpoints</c>. Default 1. Range 1 to 2.</value>
    public int OutboundEndpoints { get; init; }

    /// <summary>
    /// Azure uses a rule's first target until it stops answering, so all VNets of one ruleset load one address. Each further ruleset begins
    /// at the next target; spokes are shared out among them.
    /// </summary>
    /// <value>Key <c>rulesets</c>. Default 1. Range 1 to 2, as many as Azure takes on an endpoint.</value>
    public int Rulesets { get; init; }

    /// <value>Key <c>existing</c>: a VNet that exists, in place of a new one.</value>
    public ExistingVnetSettings? Existing { get; init; }

    /// <value>Key <c>spokes</c>: further VNets of the location that follow the rules. Default: none.</value>
    public ImmutableArray<VnetSpokeSettings> Spokes { get; init; } = [];

    internal static AzureSiteSettings Read(SettingsObject from)
    {
        from.Require("vnetCidr", "An IPv4 range of /23 or larger is expected");
        var azure = new AzureSiteSettings
        {
            Path = from.Path,
            Location = ReadLocation(from),
            VnetCidr = from.Cidr("vnetCidr"),
            WorkloadCidr = from.Cidr("workloadCidr"),
            OutboundEndpoints = from.Number("outboundEndpoints", 1, 1, 2),
            Rulesets = from.Number("rulesets", 1, 1, 2),
            Existing = from.Child("existing") is { } existing ? ExistingVnetSettings.Read(existing) : null,
            Spokes = [.. from.Children("spokes").Select(VnetSpokeSettings.Read)],
        };
        from.RefuseUnknownKeys();
        return azure;
    }

    private static AzureLocation? ReadLocation(SettingsObject from)
    {
        if (from.RequiredText("location", "The name of an Azure location is expected, as uksouth") is not { } name)
        {
            return null;
        }

        if (AzureLocation.TryFind(name, out var location))
        {
            return location;
        }

        from.Problems.Add(
            SettingsDiagnostic.UnknownLocation, from.PathOf("location"), $"is \"{name}\"",
            "The name of a public Azure location is expected, in lower case without spaces",
            $"Write {NearestKey.Find(name, AzureLocation.All.Keys) ?? "a location as uksouth"}");
        return null;
    }
}
