using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Turns declared zones into indexed ones, with the records that the clouds put at the apex themselves.</summary>
internal static class ZoneApex
{
    private static readonly ImmutableArray<DomainName> Route53Servers =
    [
        DomainName.Parse("ns-1536.awsdns-00.co.uk"), DomainName.Parse("ns-0.awsdns-00.com"),
        DomainName.Parse("ns-1024.awsdns-00.org"), DomainName.Parse("ns-512.awsdns-00.net"),
    ];

    /// <summary>A Route 53 zone: NS, and an SOA whose defaults make negative answers last 900 seconds.</summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html"/>
    public static ZoneIndex Index(HostedZone zone)
    {
        var servers = zone.NameServers.IsDefaultOrEmpty ? Route53Servers : zone.NameServers;
        return Index(
            zone.Name,
            zone.RecordSets,
            Set(zone.Id, zone.Name, RecordType.Ns, TimeSpan.FromDays(2), [.. servers.Select(server => new RecordData.Ns(server))]),
            Set(zone.Id, zone.Name, RecordType.Soa, TimeSpan.FromSeconds(900),
                [RecordData.Parse(RecordType.Soa, $"{servers[0]} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400")]));
    }

    /// <summary>An Azure private zone: an SOA of its own, whose minimum makes negative answers last 10 seconds.</summary>
    public static ZoneIndex Index(PrivateZone zone) => Index(
        zone.Name,
        [
            .. from record in zone.Records
               group record by (record.Name, record.Type) into set
               select Set(zone.Id, set.Key.Name, set.Key.Type, set.First().Ttl, [.. set.Select(record => record.Data)]),
        ],
        Set(zone.Id, zone.Name, RecordType.Soa, TimeSpan.FromHours(1),
            [RecordData.Parse(RecordType.Soa, "azureprivatedns.net. azureprivatedns-host.microsoft.com. 1 3600 300 2419200 10")]));

    private static ZoneIndex Index(DomainName name, ImmutableArray<RecordSet> declared, params ReadOnlySpan<RecordSet> defaults)
    {
        foreach (var made in defaults)
        {
            if (!declared.Any(set => set.Type == made.Type && set.Name.Equals(name)))
                declared = declared.Add(made);
        }

        return new ZoneIndex(name, declared);
    }

    private static RecordSet Set(string id, DomainName name, RecordType type, TimeSpan ttl, ImmutableArray<RecordData> data) => new()
    {
        Id = id,
        Name = name,
        Type = type,
        Policy = new RoutingPolicy.Simple(),
        Content = new RecordContent.Values(ttl, data),
    };
}
