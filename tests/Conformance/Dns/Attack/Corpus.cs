using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Messages to start mutations from: well-formed ones of every kind that is understood, and the traps that are known.</summary>
internal static class Corpus
{
    private static readonly string[] Traps =
    [
        "123401000001000000000000C00C00010001",
        "123401000001000000000000C00EC00C00010001",
        "1234010000010000000000000161C00C00010001",
        "12340100000100000000000040000001000101",
        "123481800001FFFFFFFFFFFF00000100 01",
        "1234018000010000000000020000290000000000000000290000000000000000",
        "12340100000100000000000100000100010000290FFF0000000000080064FFFF01020304",
        "000080000000000100000000C00C0001000100000000000401020304",
        "00008000000000020000000001610000010001000000000004010203 04C00C000500010000000000 02C00C",
        "0000800000000001000000000000060001000000000016C02DC02D0000000100000002000000030000000400000005",
        "00008000000000010000000000004000010000000000090001000001FFFF0000",
    ];

    public static ImmutableArray<byte[]> Messages { get; } = [.. Requests(), .. Replies(), .. Traps.Select(trap => Convert.FromHexString(trap.Replace(" ", "", StringComparison.Ordinal)))];

    private static IEnumerable<byte[]> Requests()
    {
        foreach (var type in Enum.GetValues<RecordType>())
            yield return DnsMessage.Query(0x1234, new DnsQuestion(DomainName.Parse("host.conformance.example"), type)).ToWire();
        foreach (var name in (string[])["conformance.example", ".", "any.wild.conformance.example", "alias2.conformance.example", "www.example.net"])
            yield return DnsMessage.Query(0x1234, new DnsQuestion(DomainName.Parse(name), RecordType.A)).ToWire();
        for (var opcode = 0; opcode < 16; opcode++)
        {
            yield return (DnsMessage.Query(0x1234, new DnsQuestion(ZoneFile.Apex, RecordType.Soa)) with
            {
                Opcode = (Opcode)opcode,
                Edns = new Edns { Version = (byte)(opcode / 8), Options = [new EdnsOption(10, new OctetString(new byte[8]))] },
            }).ToWire();
        }
    }

    private static IEnumerable<byte[]> Replies()
    {
        foreach (var record in ZoneFile.Records)
        {
            yield return new DnsMessage
            {
                Id = 0x1234,
                IsResponse = true,
                Questions = [new DnsQuestion(record.Name, record.Type)],
                Answers = [record],
                Authorities = [ZoneFile.Soa],
                Edns = new Edns(),
            }.ToWire();
        }

        yield return new DnsMessage { IsResponse = true, Answers = [.. ZoneFile.Records] }.ToWire();
    }
}
