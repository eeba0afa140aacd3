using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class DnsMessageTests
{
    private static readonly DnsQuestion Question = new(DomainName.Parse("app.Example.org"), RecordType.A);

    private static ResourceRecord Record(string name, RecordType type, string data, int ttl = 30) =>
        new(DomainName.Parse(name), TimeSpan.FromSeconds(ttl), RecordData.Parse(type, data));

    [Fact]
    public void TryParse_WhatWasEncoded_IsTheSameMessage()
    {
        var message = new DnsMessage
        {
            Id = 0xBEEF,
            IsResponse = true,
            Authoritative = true,
            RecursionDesired = true,
            RecursionAvailable = true,
            CheckingDisabled = true,
            ResponseCode = ResponseCode.BadCookie,
            Questions = [Question],
            Answers = [Record("app.Example.org", RecordType.Cname, "www.Example.org"), Record("www.Example.org", RecordType.A, "192.0.2.1")],
            Authorities = [Record("Example.org", RecordType.Soa, "ns.Example.org. host.Example.org. 1 2 3 4 5")],
            Additionals = [Record("x.Example.org", RecordType.Srv, "1 2 3 www.Example.org")],
            Edns = new Edns { UdpPayloadSize = 4096, DnssecOk = true, Options = [new EdnsOption(10, new OctetString([1, 2, 3]))] },
        };

        Assert.True(DnsMessage.TryParse(message.ToWire(), out var parsed));

        Assert.Equal(message, parsed);
        Assert.Equal("app.Example.org.", parsed.Questions[0].Name.ToString());
    }

    [Fact]
    public void Encode_RepeatedSuffixes_ArePointers()
    {
        var message = new DnsMessage { Questions = [Question], Answers = [Record("app.Example.org", RecordType.A, "192.0.2.1")] };

        var wire = message.ToWire();

        Assert.Equal(12 + 17 + 4 + 2 + 10 + 4, wire.Length);
        Assert.Equal([0xC0, 12], wire[33..35]);
    }

    [Fact]
    public void Encode_SuffixInOtherCase_IsSpelledOut()
    {
        var message = new DnsMessage { Questions = [Question], Answers = [Record("www.example.org", RecordType.A, "192.0.2.1")] };

        Assert.True(DnsMessage.TryParse(message.ToWire(), out var parsed));

        Assert.Equal("www.example.org.", parsed.Answers[0].Name.ToString());
    }

    [Fact]
    public void Encode_SrvTarget_IsNeverCompressed()
    {
        var message = new DnsMessage { Questions = [Question], Answers = [Record("app.Example.org", RecordType.Srv, "0 0 1 app.Example.org")] };

        Assert.Equal(12 + 21 + 2 + 10 + 6 + 17, message.ToWire().Length);
    }

    [Fact]
    public void Encode_AnswersThatDoNotFit_LeaveTheQuestionAndTc()
    {
        var message = new DnsMessage
        {
            IsResponse = true,
            Questions = [Question],
            Answers = [.. Enumerable.Range(0, 60).Select(i => Record("app.Example.org", RecordType.A, $"192.0.2.{i}"))],
            Edns = new Edns(),
        };
        var buffer = new byte[512];

        var length = message.Encode(buffer);

        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, length), out var parsed));
        Assert.True(parsed.Truncated);
        Assert.Empty(parsed.Answers);
        Assert.Equal(message.Questions, parsed.Questions);
        Assert.NotNull(parsed.Edns);
    }

    [Fact]
    public void Encode_AdditionalsThatDoNotFit_AreLeftOutWithoutTc()
    {
        var message = new DnsMessage
        {
            IsResponse = true,
            Questions = [Question],
            Answers = [Record("app.Example.org", RecordType.A, "192.0.2.1")],
            Additionals = [.. Enumerable.Range(0, 60).Select(i => Record("app.Example.org", RecordType.A, $"192.0.2.{i}"))],
            Edns = new Edns(),
        };
        var buffer = new byte[512];

        var length = message.Encode(buffer);

        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, length), out var parsed));
        Assert.False(parsed.Truncated);
        Assert.Single(parsed.Answers);
        Assert.InRange(parsed.Additionals.Length, 1, 59);
        Assert.NotNull(parsed.Edns);
    }

    [Theory]
    [InlineData("00", "cut header")]
    [InlineData("000000000001000000000000", "question missing")]
    [InlineData("000000000001000000000000 C00C 0001 0001", "pointer to itself")]
    [InlineData("000000000001000000000000 C00E C00C 0001 0001", "pointer forward")]
    [InlineData("000000000001000000000000 C0FF 0001 0001", "pointer past the end")]
    [InlineData("000000000001000000000000 40 00 0001 0001", "reserved label type")]
    [InlineData("000000000001000000000000 05 61 00 0001 0001", "label past the end")]
    [InlineData("000000000000000100000000 00 0001 0001 00000000 0003 010203", "A of three octets")]
    [InlineData("000000000000000100000000 00 0001 0001 00000000 0005 0102030405", "A of five octets")]
    [InlineData("000000000000000100000000 00 0010 0001 00000000 0002 0561", "TXT past its data")]
    [InlineData("000000000000000100000000 00 0001 0001 00000000 FFFF 01020304", "data past the end")]
    [InlineData("000000000000000000000002 00 0029 0200 00000000 0000 00 0029 0200 00000000 0000", "two OPT")]
    [InlineData("000000000000000000000001 0161 00 0029 0200 00000000 0000", "OPT below a name")]
    [InlineData("000000000000000000000001 00 0029 0200 00000000 0003 000100", "option cut")]
    [InlineData("000000000000FFFF00000000 00 0001 0001 00000000 0004 01020304", "fewer records than announced")]
    public void TryParse_Malformed_IsRefused(string hex, string why)
    {
        var wire = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        Assert.False(DnsMessage.TryParse(wire, out _), why);
    }

    [Fact]
    public void TryParse_TtlWithTopBit_MeansZero()
    {
        var wire = Convert.FromHexString("000080000000000100000000" + "00000100018000000100040A000001");

        Assert.True(DnsMessage.TryParse(wire, out var parsed));

        Assert.Equal(TimeSpan.Zero, parsed.Answers[0].Ttl);
    }
}
