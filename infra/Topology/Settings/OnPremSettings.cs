using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A place outside both clouds with DNS servers of its own, as the user wrote it. Something else joins it to the sites.</summary>
public sealed record OnPremSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>name</c>, required: lower-case letters, digits and hyphens, at most 20.</value>
    public string? Name { get; init; }

    /// <value>Key <c>ranges</c>, required: its networks, which may ask the endpoints.</value>
    public ImmutableArray<Ipv4Cidr> Ranges { get; init; } = [];

    /// <value>Key <c>dnsServers</c>: two to six addresses; required where there are domains.</value>
    public ImmutableArray<Ipv4Address> DnsServers { get; init; } = [];

    /// <value>Key <c>domains</c>: what its servers answer, forwarded to them from both clouds. Default: none.</value>
    public ImmutableArray<DomainName> Domains { get; init; } = [];

    internal static OnPremSettings Read(SettingsObject from)
    {
        from.Require("ranges", "The networks of the place are expected, as [192.168.0.0/16]");
        var onPrem = new OnPremSettings
        {
            Path = from.Path,
            Name = ShortName.Read(from, "place"),
            Ranges = from.Cidrs("ranges"),
            DnsServers = from.Addresses("dnsServers"),
            Domains = DomainText.ReadList(from, "domains"),
        };
        if (!onPrem.Domains.IsEmpty && onPrem.DnsServers.Length is < 2 or > 6)
        {
            from.Problems.Add(
                SettingsDiagnostic.RoutingDoesNotFit, from.PathOf("dnsServers"), $"has {onPrem.DnsServers.Length} addresses",
                "Two to six servers are expected: with one, its loss takes the domain away", "Name at least two servers");
        }

        from.RefuseUnknownKeys();
        return onPrem;
    }
}
