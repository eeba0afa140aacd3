using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A subnet that exists, as the user wrote it.</summary>
public sealed record ExistingSubnetSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>id</c>, required: as <c>subnet-0123456789abcdef0</c>.</value>
    public string? Id { get; init; }

    /// <value>Key <c>cidr</c>, required: its range, which is compared with the real one at deployment. /28 or larger.</value>
    public Ipv4Cidr? Cidr { get; init; }

    internal static ExistingSubnetSettings Read(SettingsObject from)
    {
        from.Require("cidr", "The subnet's range is expected");
        var subnet = new ExistingSubnetSettings
        {
            Path = from.Path,
            Id = ResourceIdText.Read(from, "id", "subnet-"),
            Cidr = from.Cidr("cidr"),
        };
        from.RefuseUnknownKeys();
        return subnet;
    }
}
