using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Azure private DNS zones with their links and record sets.</summary>
internal static class PrivateZoneReader
{
    private const string NameProperty = "privateZoneName";

    public static ImmutableArray<PrivateZone> Read(ResourceIndex resources)
    {
        var links = resources.OfType(AzureTypes.PrivateZoneLink)
            .ToLookup(link => resources.Parent(link, AzureTypes.PrivateZone, NameProperty)?.Id, StringComparer.Ordinal);
        var sets = resources.OfType(AzureTypes.PrivateRecordSet)
            .ToLookup(set => resources.Parent(set, AzureTypes.PrivateZone, NameProperty)?.Id, StringComparer.Ordinal);
        foreach (var stray in links[null].Concat(sets[null]))
            resources.Report(stray, $"Its zone '{stray.Text(NameProperty)}' is not in the stack.");
        var zones = ImmutableArray.CreateBuilder<PrivateZone>();
        foreach (var zone in resources.OfType(AzureTypes.PrivateZone))
        {
            if (!DomainName.TryParse(zone.Inputs.Text(NameProperty) ?? zone.Text("name"), out var apex))
            {
                resources.Report(zone, "Its name is not a domain name.");
                continue;
            }

            zones.Add(new PrivateZone
            {
                Id = zone.Id,
                Name = apex,
                Links = [.. links[zone.Id].Select(link => ReadLink(resources, link)).OfType<PrivateZoneLink>()],
                Records =
                [
                    .. sets[zone.Id]
                        .SelectMany(set => ReadRecords(resources, set, apex))
                        .OrderBy(record => record.Name)
                        .ThenBy(record => record.Type),
                ],
            });
        }

        return zones.ToImmutable();
    }

    private static PrivateZoneLink? ReadLink(ResourceIndex resources, DeclaredResource link) =>
        VirtualNetworkReader.IdOf(resources, link.Single("virtualNetwork")?.Text("id")) is { } network
            ? new PrivateZoneLink(network, link.Flag("registrationEnabled") ?? false, link.Text("resolutionPolicy") == "NxDomainRedirect")
            : null;

    private static IEnumerable<ResourceRecord> ReadRecords(ResourceIndex resources, DeclaredResource set, DomainName apex)
    {
        // In state the type is that of the resource: Microsoft.Network/privateDnsZones/A.
        var typeText = (set.Text("recordType") ?? set.Text("type"))?.Split('/')[^1];
        var label = set.Text("relativeRecordSetName") ?? set.Outputs.Text("name") ?? set.Name;
        var name = label == "@" ? apex : apex.Prepend(label);
        if (!RecordTypeText.TryParse(typeText, out var type) || name is null)
        {
            resources.Report(set, $"Type '{typeText}' or name '{label}' cannot be read.");
            yield break;
        }

        var ttl = TimeSpan.FromSeconds(set.Number("ttl") ?? 3600);
        foreach (var text in Presentations(set, type))
        {
            if (RecordData.TryParse(type, text, out var data))
                yield return new ResourceRecord(name, ttl, data);
            else
                resources.Report(set, $"'{text}' is not the data of a record of type {type.ToText()}.");
        }
    }

    private static IEnumerable<string> Presentations(DeclaredResource set, RecordType type) => type switch
    {
        RecordType.A => set.Items("aRecords").Select(item => item.Text("ipv4Address") ?? ""),
        RecordType.Aaaa => set.Items("aaaaRecords").Select(item => item.Text("ipv6Address") ?? ""),
        RecordType.Cname => set.Single("cnameRecord") is { } item ? [item.Text("cname") ?? ""] : [],
        RecordType.Ptr => set.Items("ptrRecords").Select(item => item.Text("ptrdname") ?? ""),
        RecordType.Mx => set.Items("mxRecords").Select(item => $"{item.Integer("preference") ?? 0} {item.Text("exchange")}"),
        RecordType.Srv => set.Items("srvRecords")
            .Select(item =>
                $"{item.Integer("priority") ?? 0} {item.Integer("weight") ?? 0} {item.Integer("port") ?? 0} {item.Text("target")}"),
        RecordType.Txt => set.Items("txtRecords").Select(item => string.Join(' ', item.Texts("value").Select(Quoted))),
        RecordType.Soa => set.Single("soaRecord") is { } soa ? [SoaText(soa)] : [],
        _ => [],
    };

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string SoaText(JsonElement soa) => string.Create(
        CultureInfo.InvariantCulture,
        $"{soa.Text("host") ?? "azureprivatedns.net."} {soa.Text("email") ?? "azureprivatedns-host.microsoft.com."} "
            + $"{soa.Number("serialNumber") ?? 1} {soa.Number("refreshTime") ?? 3600} {soa.Number("retryTime") ?? 300} "
            + $"{soa.Number("expireTime") ?? 2419200} {soa.Number("minimumTtl") ?? 10}");
}
