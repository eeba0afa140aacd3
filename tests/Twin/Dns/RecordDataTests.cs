using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class RecordDataTests
{
    public static TheoryData<string, string, string> Canonical => new()
    {
        { "A", "192.0.2.1", "192.0.2.1" },
        { "AAAA", "2001:DB8:0::1", "2001:db8::1" },
        { "CNAME", "www.Example.org", "www.Example.org." },
        { "NS", "ns.example.org.", "ns.example.org." },
        { "PTR", "host.example.org", "host.example.org." },
        { "SOA", "ns.example.org. host.example.org. 1 7200 900 1209600 86400", "ns.example.org. host.example.org. 1 7200 900 1209600 86400" },
        { "MX", "10  mail.example.org.", "10 mail.example.org." },
        { "MX", "0 .", "0 ." },
        { "TXT", "plain", "\"plain\"" },
        { "TXT", "\"one\" \"two words\"", "\"one\" \"two words\"" },
        { "TXT", "\"a \\\"quote\\\" and \\\\\"", "\"a \\\"quote\\\" and \\\\\"" },
        { "TXT", "\"\\065\\000\"", "\"A\\000\"" },
        { "TXT", "\"\"", "\"\"" },
        { "SRV", "1 2 5060 sip.example.org.", "1 2 5060 sip.example.org." },
        { "NAPTR", "100 50 \"u\" \"E2U+sip\" \"!^.*$!sip:a@example.org!\" .", "100 50 \"u\" \"E2U+sip\" \"!^.*$!sip:a@example.org!\" ." },
        { "CAA", "0 issue \"ca.example.org; account=1\"", "0 issue \"ca.example.org; account=1\"" },
        { "SVCB", "1 svc.example.org. port=8443 alpn=\"h2,h3\"", "1 svc.example.org. alpn=\"h2,h3\" port=8443" },
        { "HTTPS", "0 www.example.org.", "0 www.example.org." },
        { "HTTPS", "1 . mandatory=port,alpn no-default-alpn alpn=h2 port=1 ipv4hint=192.0.2.1,192.0.2.2", "1 . mandatory=alpn,port alpn=\"h2\" no-default-alpn port=1 ipv4hint=192.0.2.1,192.0.2.2" },
        { "HTTPS", "1 . ipv6hint=2001:db8::1 ech=AAEC key667=hello", "1 . ech=AAEC ipv6hint=2001:db8::1 key667=\"hello\"" },
        { "SVCB", "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"", "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"" },
        { "TYPE731", "\\# 6 abcd ef 012345", "\\# 6 abcdef012345" },
        { "DS", "60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118", "\\# 24 ec4505012bb183af5f22588179a53b0a98631fad1a292118" },
        { "SSHFP", "2 1 123456789abcdef67890", "\\# 12 0201123456789abcdef67890" },
        { "TLSA", "3 1 1 d2abde24", "\\# 7 030101d2abde24" },
        { "SPF", "\"v=spf1 -all\"", "\\# 12 0b763d73706631202d616c6c" },
        { "TYPE62347", "\\# 0", "\\# 0" },
        { "A", "\\# 4 0A000001", "10.0.0.1" },
    };

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Parse_Presentation_RoundTripsThroughTextAndWire(string typeText, string presentation, string canonical)
    {
        var type = RecordTypeText.Parse(typeText);

        var data = RecordData.Parse(type, presentation);

        Assert.Equal(type, data.Type);
        Assert.Equal(canonical, data.ToString());
        Assert.Equal(data, RecordData.Parse(type, data.ToString()));
        var wire = data.ToWire();
        Assert.True(RecordData.TryRead(type, wire, 0, wire.Length, out var read));
        Assert.Equal(data, read);
        Assert.Equal(data.GetHashCode(), read.GetHashCode());
    }

    [Theory]
    [InlineData("A", "192.0.2.256")]
    [InlineData("A", "192.0.2")]
    [InlineData("A", "010.0.0.1")]
    [InlineData("A", "2001:db8::1")]
    [InlineData("A", "192.0.2.1 192.0.2.2")]
    [InlineData("A", "")]
    [InlineData("AAAA", "192.0.2.1")]
    [InlineData("AAAA", "fe80::1%1")]
    [InlineData("AAAA", "[2001:db8::1]")]
    [InlineData("CNAME", "a..b")]
    [InlineData("MX", "65536 mail.example.org.")]
    [InlineData("MX", "-1 mail.example.org.")]
    [InlineData("MX", "mail.example.org.")]
    [InlineData("TXT", "\"never closed")]
    [InlineData("TXT", "\"bad \\999 escape\"")]
    [InlineData("SRV", "1 2 sip.example.org.")]
    [InlineData("SOA", "ns. host. 1 2 3 4")]
    [InlineData("CAA", "256 issue \"x\"")]
    [InlineData("CAA", "0 is-sue \"x\"")]
    [InlineData("SVCB", "1 . port=65536")]
    [InlineData("SVCB", "1 . port=1 port=2")]
    [InlineData("SVCB", "1 . mandatory=mandatory")]
    [InlineData("SVCB", "1 . alpn=a,,b")]
    [InlineData("SVCB", "1 . ipv4hint=2001:db8::1")]
    [InlineData("TYPE731", "anything")]
    [InlineData("DS", "65536 5 1 2BB1")]
    [InlineData("DS", "1 256 1 2BB1")]
    [InlineData("SSHFP", "2 1")]
    [InlineData("TLSA", "3 1 1 d2a")]
    [InlineData("TLSA", "3 1 1 xy")]
    [InlineData("TYPE731", "\\# 2 abc")]
    [InlineData("A", "\\# 3 0a0000")]
    public void TryParse_BadPresentation_IsRefused(string type, string presentation) =>
        Assert.False(RecordData.TryParse(RecordTypeText.Parse(type), presentation, out _));

    [Fact]
    public void TryParse_TextOver255Octets_IsRefused()
    {
        Assert.True(RecordData.TryParse(RecordType.Txt, $"\"{new string('x', 255)}\"", out _));
        Assert.False(RecordData.TryParse(RecordType.Txt, $"\"{new string('x', 256)}\"", out _));
    }

    [Fact]
    public void TryParse_OctalEscapes_AreReadOnRequest()
    {
        Assert.True(RecordData.TryParse(RecordType.Txt, "\"\\101\"", out var octal, EscapeStyle.Octal));
        Assert.Equal("\"A\"", octal.ToString());
        Assert.Equal("\"e\"", RecordData.Parse(RecordType.Txt, "\"\\101\"").ToString());
    }

    [Fact]
    public void Equals_NamesInOtherCase_AreTheSameData()
    {
        Assert.Equal(RecordData.Parse(RecordType.Cname, "WWW.example.org"), RecordData.Parse(RecordType.Cname, "www.EXAMPLE.org"));
        Assert.NotEqual(RecordData.Parse(RecordType.Cname, "a."), RecordData.Parse(RecordType.Ns, "a."));
        Assert.NotEqual(RecordData.Parse(RecordType.Txt, "a"), RecordData.Parse(RecordType.Txt, "A"));
    }

    [Theory]
    [InlineData("aaaa", RecordType.Aaaa)]
    [InlineData("HTTPS", RecordType.Https)]
    [InlineData("type28", RecordType.Aaaa)]
    [InlineData("TYPE65535", (RecordType)65535)]
    public void TryParse_TypeMnemonic_IsRead(string text, RecordType type)
    {
        Assert.True(RecordTypeText.TryParse(text, out var parsed));
        Assert.Equal(type, parsed);
        Assert.Equal(type, RecordTypeText.Parse(type.ToText()));
    }

    [Theory]
    [InlineData("28")]
    [InlineData("A,NS")]
    [InlineData("NONE")]
    [InlineData("TYPE65536")]
    [InlineData("")]
    public void TryParse_NotAMnemonic_IsRefused(string text) => Assert.False(RecordTypeText.TryParse(text, out _));

    [Fact]
    public void ToString_Record_IsAZoneFileLine() => Assert.Equal(
        "app.example.org. 30 IN A 192.0.2.1",
        new ResourceRecord(DomainName.Parse("app.example.org"), TimeSpan.FromSeconds(30), RecordData.Parse(RecordType.A, "192.0.2.1")).ToString());
}
