using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>One instance of a service as the user wrote it.</summary>
public sealed record InstanceSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>site</c>, required: the name of a site.</value>
    public string? Site { get; init; }

    /// <value>Key <c>cloud</c>: <c>azure</c> (default) or <c>aws</c>.</value>
    public Cloud Cloud { get; init; }

    /// <value>Key <c>address</c>, required: an address of the site's network on that cloud.</value>
    public Ipv4Address? Address { get; init; }

    /// <summary>Moves the border between this site and its neighbours: positive values attract, negative ones repel.</summary>
    /// <value>Key <c>bias</c>. Default 0. Range −99 to 99.</value>
    public int Bias { get; init; }

    /// <value>Key <c>check</c>, required: how its health is found out.</value>
    public CheckSettings? Check { get; init; }

    internal static InstanceSettings Read(SettingsObject from)
    {
        from.Require("site", "The name of a site is expected");
        from.Require("address", "The instance's private IPv4 address is expected");
        from.Require("check", "A check is expected, as { kind: https, path: /healthz }; without one an instance never fails over");
        var instance = new InstanceSettings
        {
            Path = from.Path,
            Site = from.Text("site"),
            Cloud = from.Choice("cloud", Cloud.Azure, ("azure", Cloud.Azure), ("aws", Cloud.Aws)),
            Address = from.Address("address"),
            Bias = from.Number("bias", 0, -99, 99),
            Check = from.Child("check") is { } check ? CheckSettings.Read(check) : null,
        };
        from.RefuseUnknownKeys();
        return instance;
    }
}
