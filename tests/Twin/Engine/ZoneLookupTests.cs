using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using static CrossCloudDns.Tests.Twin.Engine.Sample;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>RFC 1034 section 4.3.2, RFC 2308, RFC 4592, RFC 8020, RFC 8482.</summary>
public class ZoneLookupTests
{
    private static readonly RecordSet[] Records =
    [
        Simple("www", RecordType.A, "192.0.2.1"),
        Simple("a.b.c", RecordType.A, "192.0.2.2"),
        Simple("*.wild", RecordType.A, "192.0.2.3"),
        Simple("*.wild", RecordType.Txt, "\"from the wildcard\""),
        Simple("host.wild", RecordType.Txt, "\"exists\""),
        Simple("deep.under.wild", RecordType.A, "192.0.2.4"),
        Simple("alias", RecordType.Cname, "www.example.org."),
        Simple("chain", RecordType.Cname, "alias.example.org."),
        Simple("loop1", RecordType.Cname, "loop2.example.org."),
        Simple("loop2", RecordType.Cname, "loop1.example.org."),
        Simple("dangling", RecordType.Cname, "missing.example.org."),
        Simple("outside", RecordType.Cname, "www.example.com."),
        Simple("*.cname", RecordType.Cname, "www.example.org."),
    ];

    [Rule("ZONE-01")]
    [Rule("ZONE-02")]
    [Theory]
    [InlineData("www", RecordType.A, "192.0.2.1")]
    [InlineData("WWW", RecordType.A, "192.0.2.1")]
    [InlineData("x.wild", RecordType.A, "192.0.2.3")]
    [InlineData("x.y.z.wild", RecordType.A, "192.0.2.3")]
    [InlineData("*.wild", RecordType.A, "192.0.2.3")]
    [InlineData("x.wild", RecordType.Txt, "\"from the wildcard\"")]
    [InlineData("deep.under.wild", RecordType.A, "192.0.2.4")]
    public void Lookup_Existing_IsAnswered(string label, RecordType type, string expected) => Assert.Equal([expected], Data(State(Records), label, type));

    [Rule("ZONE-02")]
    [Rule("ZONE-03")]
    [Theory]
    [InlineData("nothing", ResponseCode.NxDomain)]
    [InlineData("below.www", ResponseCode.NxDomain)]
    [InlineData("b.c", ResponseCode.NoError)]
    [InlineData("c", ResponseCode.NoError)]
    [InlineData("host.wild", ResponseCode.NoError)]
    [InlineData("x.host.wild", ResponseCode.NxDomain)]
    [InlineData("under.wild", ResponseCode.NoError)]
    [InlineData("x.under.wild", ResponseCode.NxDomain)]
    [InlineData("", ResponseCode.NoError)]
    public void Lookup_NoSuchAddress_IsNxDomainOrNoDataWithSoa(string label, ResponseCode code)
    {
        var answer = Answer(State(Records), label);
        Assert.Equal((code, 0), (answer.Code, answer.Answers.Length));
        var soa = Assert.Single(answer.Authority);
        Assert.Equal((RecordType.Soa, Name(""), TimeSpan.FromSeconds(900)), (soa.Type, soa.Name, soa.Ttl));
    }

    [Rule("ZONE-04")]
    [Fact]
    public void Lookup_MissingType_IsNxDomainWhenAssumedSo()
    {
        var state = State(Records, Assumptions.Default with { MissingTypeIsNxDomain = true });
        Assert.Equal(ResponseCode.NxDomain, Answer(state, "www", RecordType.Aaaa).Code);
        Assert.Equal(ResponseCode.NoError, Answer(State(Records), "www", RecordType.Aaaa).Code);
    }

    [Rule("ZONE-03")]
    [Theory]
    [InlineData(60, 86400, 60)]
    [InlineData(900, 30, 30)]
    public void Lookup_DeclaredSoa_BoundsTheNegativeTtl(int ttl, int minimum, int expected)
    {
        var soa = Simple("", RecordType.Soa, $"ns.example.org. host.example.org. 1 7200 900 1209600 {minimum}");
        soa = soa with { Content = ((RecordContent.Values)soa.Content) with { Ttl = TimeSpan.FromSeconds(ttl) } };
        Assert.Equal(TimeSpan.FromSeconds(expected), Assert.Single(Answer(State([soa]), "nothing").Authority).Ttl);
    }

    [Rule("ZONE-06")]
    [Theory]
    [InlineData("alias", 2)]
    [InlineData("chain", 3)]
    [InlineData("x.cname", 2)]
    public void Lookup_Cname_IsFollowedWithinTheZone(string label, int records)
    {
        var answer = Answer(State(Records), label);
        Assert.Equal(records, answer.Answers.Length);
        Assert.Equal(Name(label), answer.Answers[0].Name);
        Assert.Equal("192.0.2.1", answer.Answers[^1].Data.ToString());
    }

    [Rule("ZONE-06")]
    [Fact]
    public void Lookup_CnameAskedFor_IsNotFollowed() => Assert.Equal(["www.example.org."], Data(State(Records), "alias", RecordType.Cname));

    [Rule("ZONE-07")]
    [Fact]
    public void Lookup_CnameToAMissingName_IsNxDomainWithTheChain()
    {
        var answer = Answer(State(Records), "dangling");
        Assert.Equal((ResponseCode.NxDomain, 1, 1), (answer.Code, answer.Answers.Length, answer.Authority.Length));
    }

    [Rule("ZONE-08")]
    [Fact]
    public void Lookup_CnameLoop_IsServFail() => Assert.Equal(ResponseCode.ServFail, Answer(State(Records), "loop1").Code);

    [Rule("ZONE-09")]
    [Fact]
    public void Lookup_CnameOutOfAllZones_IsRefusedWithTheChain()
    {
        var answer = Answer(State(Records), "outside");
        Assert.Equal((ResponseCode.Refused, 1), (answer.Code, answer.Answers.Length));
    }

    [Rule("ZONE-10")]
    [Fact]
    public void Lookup_Any_AnswersWithOneRecordSet() => Assert.Equal(["192.0.2.3"], Data(State(Records), "x.wild", RecordType.Any));

    [Rule("ZONE-05")]
    [Fact]
    public void Lookup_Apex_HasTheSoaAndNameServersOfRoute53()
    {
        Assert.Equal(["ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"], Data(State(Records), "", RecordType.Soa));
        Assert.Equal(4, Data(State(Records), "", RecordType.Ns).Length);
    }
}
