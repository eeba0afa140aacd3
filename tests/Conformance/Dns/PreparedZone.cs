using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Prepares all answers of <see cref="ZoneFile"/>: the records of each name, behind those of the aliases that lead to it.</summary>
internal static class PreparedZone
{
    public static AnswerTable Table()
    {
        var soa = ZoneFile.Soa;
        var minimum = ((RecordData.Soa)soa.Data).Minimum;
        var negative = soa with { Ttl = minimum < soa.Ttl ? minimum : soa.Ttl };
        var builder = new AnswerTableBuilder().AddZone(
            ZoneFile.Apex,
            new DnsMessage { Authoritative = true, Authorities = [negative] },
            new DnsMessage { Authoritative = true, ResponseCode = ResponseCode.NxDomain, Authorities = [negative] });
        var types = ZoneFile.Records.Select(record => record.Type).Distinct().ToArray();
        foreach (var name in ZoneFile.Records.Select(record => record.Name).Distinct())
        {
            foreach (var type in types)
            {
                if (Follow(name, type, negative) is { } answer)
                    builder.Set(name, type, PreparedAnswer.Always(answer));
            }

            if (Records(name, RecordType.Cname) is [{ Data: RecordData.Cname }])
                builder.SetEveryType(name, PreparedAnswer.Always(Follow(name, RecordType.None, negative)!));
        }

        return builder.Build();
    }

    private static DnsMessage? Follow(DomainName name, RecordType type, ResourceRecord negative)
    {
        var chain = ImmutableArray.CreateBuilder<ResourceRecord>();
        for (var at = name; chain.Count < 8;)
        {
            var records = Records(at, type);
            if (!records.IsEmpty)
                return new DnsMessage { Authoritative = true, Answers = [.. chain, .. records] };
            if (Records(at, RecordType.Cname) is not [{ Data: RecordData.Cname alias } record])
                return chain.Count == 0 ? null : End(chain.ToImmutable(), at, negative);
            chain.Add(record);
            at = alias.Target;
        }

        return new DnsMessage { ResponseCode = ResponseCode.ServFail };
    }

    private static DnsMessage End(ImmutableArray<ResourceRecord> chain, DomainName at, ResourceRecord negative) => new()
    {
        Authoritative = true,
        ResponseCode = ZoneFile.Records.Any(record => record.Name.IsSubdomainOf(at)) ? ResponseCode.NoError : ResponseCode.NxDomain,
        Answers = chain,
        Authorities = [negative],
    };

    private static ImmutableArray<ResourceRecord> Records(DomainName name, RecordType type) =>
        [.. ZoneFile.Records.Where(record => record.Name == name && record.Type == type)];
}
