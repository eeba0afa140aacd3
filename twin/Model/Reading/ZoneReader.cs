using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Route 53 hosted zones with their associations and record sets.</summary>
internal static class ZoneReader
{
    public static ImmutableArray<HostedZone> Read(ResourceIndex resources)
    {
        var associated = resources.OfType(AwsTypes.ZoneAssociation).ToLookup(
            association => resources.Find(association.Text("zoneId"), AwsTypes.Zone)?.Id,
            association => VpcReader.IdOf(resources, association.Text("vpcId")),
            StringComparer.Ordinal);
        var records = resources.OfType(AwsTypes.Record)
            .ToLookup(record => resources.Find(record.Text("zoneId"), AwsTypes.Zone)?.Id, StringComparer.Ordinal);
        foreach (var stray in records[null])
            resources.Report(stray, $"Its zone '{stray.Text("zoneId")}' is not in the stack.");
        return
        [
            .. resources.OfType(AwsTypes.Zone)
                .Select(zone => ReadZone(resources, zone, associated[zone.Id], records[zone.Id]))
                .OfType<HostedZone>(),
        ];
    }

    private static HostedZone? ReadZone(
        ResourceIndex resources, DeclaredResource zone, IEnumerable<string?> associated, IEnumerable<DeclaredResource> records)
    {
        if (!DomainName.TryParse(zone.Text("name"), out var apex, EscapeStyle.Octal))
        {
            resources.Report(zone, $"'{zone.Text("name")}' is not a domain name.");
            return null;
        }

        var inline = zone.Items("vpcs").Select(vpc => VpcReader.IdOf(resources, vpc.Text("vpcId")));
        return new HostedZone
        {
            Id = zone.Id,
            Name = apex,
            VpcIds = [.. inline.Concat(associated).OfType<string>().Distinct(StringComparer.Ordinal)],
            RecordSets =
            [
                .. records.Select(record => RecordReader.Read(resources, record, apex, zone.Id)).OfType<RecordSet>()
                    .OrderBy(set => set.Name).ThenBy(set => set.Type).ThenBy(set => set.SetIdentifier, StringComparer.Ordinal),
            ],
            NameServers =
            [
                .. zone.Texts("nameServers").Select(text => DomainName.TryParse(text, out var name) ? name : null).OfType<DomainName>(),
            ],
        };
    }
}
