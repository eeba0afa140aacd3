using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The Azure side of a site as the user wrote it.</summary>
public sealed record AzureSiteSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>location</c>, required: the name of a location, as <c>uksouth</c>.</value>
    public AzureLocation? Location { get; init; }

    /// <value>Key <c>vnetCidr</c>, required: /23 or larger.</value>
    public Ipv4Cidr? VnetCidr { get; init; }

    /// <value>Key <c>workloadCidr</c>: the subnet for workloads. Default: the second /24 of <see cref="VnetCidr"/>.</value>
    public Ipv4Cidr? WorkloadCidr { get; init; }

    internal static AzureSiteSettings Read(SettingsObject from)
    {
        from.Require("vnetCidr", "An IPv4 range of /23 or larger is expected");
        var azure = new AzureSiteSettings
        {
            Path = from.Path,
            Location = ReadLocation(from),
            VnetCidr = from.Cidr("vnetCidr"),
            WorkloadCidr = from.Cidr("workloadCidr"),
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
