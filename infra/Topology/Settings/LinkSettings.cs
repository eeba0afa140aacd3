using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>What joins the two sides of a site, as the user wrote it.</summary>
public sealed record LinkSettings
{
    private static readonly ImmutableArray<string> Skus = ["VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ"];

    public required string Path { get; init; }

    /// <value>Key <c>link</c>: <c>vpn</c> (default), <c>transitGateway</c> or <c>existing</c>.</value>
    public LinkKind Kind { get; init; }

    /// <summary>
    /// What the site's BGP numbers and its tunnels' inside addresses are counted by. Written down, it keeps them when a site before is
    /// removed.
    /// </summary>
    /// <value>Key <c>vpn.number</c>. Default: the site's position in <c>sites</c>, from 0. Range 0 to 31.</value>
    public int? Number { get; init; }

    /// <value>Key <c>vpn.awsAsn</c>. Default 64512 and up, one for each site. A private 16-bit number: 64512 to 65534.</value>
    public int? AwsAsn { get; init; }

    /// <value>
    /// Key <c>vpn.azureAsn</c>. Default 65000 and up, one for each site. A private 16-bit number that Azure does not keep for itself.
    /// </value>
    public int? AzureAsn { get; init; }

    /// <value>Key <c>vpn.sku</c>. Default <c>VpnGw1AZ</c>. <c>VpnGw1AZ</c> to <c>VpnGw5AZ</c>.</value>
    public string Sku { get; init; } = Skus[0];

    /// <value>Key <c>vpn.publicIpZones</c>. Default <c>["1","2","3"]</c>; an empty list in a location without zones.</value>
    public ImmutableArray<string> PublicIpZones { get; init; } = ["1", "2", "3"];

    internal static LinkSettings Read(SettingsObject from)
    {
        var kind = from.Choice(
            "link", LinkKind.Vpn,
            ("vpn", LinkKind.Vpn), ("transitGateway", LinkKind.TransitGateway), ("existing", LinkKind.Existing));
        if (from.Child("vpn") is not { } vpn)
        {
            return new LinkSettings { Path = from.Path, Kind = kind };
        }

        var link = new LinkSettings
        {
            Path = from.Path,
            Kind = kind,
            Number = vpn.Number("number", 0, VpnPlan.MaximumSites - 1),
            AwsAsn = vpn.Number("awsAsn", 64512, 65534),
            AzureAsn = ReadAzureAsn(vpn),
            Sku = vpn.Choice("sku", Skus[0], [.. Skus.Select(sku => (sku, sku))]),
            PublicIpZones = vpn.Has("publicIpZones") ? vpn.Texts("publicIpZones") : ["1", "2", "3"],
        };
        vpn.RefuseUnknownKeys();
        return link;
    }

    private static int? ReadAzureAsn(SettingsObject from)
    {
        var asn = from.Number("azureAsn", 64512, 65534);
        if (asn is not (65515 or (>= 65517 and <= 65520)))
        {
            return asn;
        }

        from.Problems.Add(
            SettingsDiagnostic.OutOfRange, from.PathOf("azureAsn"), string.Create(CultureInfo.InvariantCulture, $"is {asn}"),
            "Azure keeps 65515 and 65517 to 65520 for itself", "Choose another number");
        return null;
    }
}
