using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A further VNet of the site's location, as the user wrote it. Azure links a ruleset to VNets of its own location only.</summary>
public sealed record VnetSpokeSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>name</c>, required: lower-case letters, digits and hyphens, at most 20.</value>
    public string? Name { get; init; }

    /// <value>Key <c>vnetId</c>, required: the full id.</value>
    public string? VnetId { get; init; }

    /// <value>Key <c>cidr</c>: its range, where it asks the endpoints itself. Default: none.</value>
    public Ipv4Cidr? Cidr { get; init; }

    internal static VnetSpokeSettings Read(SettingsObject from)
    {
        var spoke = new VnetSpokeSettings
        {
            Path = from.Path,
            Name = ShortName.Read(from, "spoke"),
            VnetId = ResourceIdText.ReadAzure(from, "vnetId", "Microsoft.Network/virtualNetworks"),
            Cidr = from.Cidr("cidr"),
        };
        from.RefuseUnknownKeys();
        return spoke;
    }
}
