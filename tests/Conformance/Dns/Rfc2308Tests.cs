using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 2308, negative answers: NXDOMAIN and "no data" carry the zone's SOA, whose TTL bounds how long they may be cached.</summary>
public sealed class Rfc2308Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 2.1: the name does not exist, whatever the type.</summary>
    [Theory]
    [InlineData("nope", RecordType.A)]
    [InlineData("nope", RecordType.Aaaa)]
    [InlineData("nope", RecordType.Txt)]
    [InlineData("nope", RecordType.Mx)]
    [InlineData("nope", RecordType.Cname)]
    [InlineData("nope", (RecordType)65280)]
    [InlineData("a.b.c.nope", RecordType.A)]
    [InlineData("below.host", RecordType.A)]
    [InlineData("below.alias", RecordType.A)]
    [InlineData("hos", RecordType.A)]
    [InlineData("hostt", RecordType.A)]
    public Task Negative_NoSuchName_IsNxDomainWithSoa(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode);
        Assert.Empty(reply.Answers);
        AssertSoa(reply);
    });

    /// <summary>Section 2.2: the name exists, the type has no data.</summary>
    [Theory]
    [InlineData("host", RecordType.Mx)]
    [InlineData("host", RecordType.Txt)]
    [InlineData("multi", RecordType.Aaaa)]
    [InlineData("text", RecordType.A)]
    [InlineData("", RecordType.Txt)]
    [InlineData("", RecordType.Aaaa)]
    [InlineData("unknown", RecordType.A)]
    [InlineData("https", RecordType.Svcb)]
    [InlineData("Mixed.Case", RecordType.Aaaa)]
    public Task Negative_NoSuchType_IsNoDataWithSoa(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Empty(reply.Answers);
        AssertSoa(reply);
    });

    /// <summary>Section 2.1 and RFC 6604 section 3: behind a CNAME, code and SOA are those of the last name of the chain.</summary>
    [Theory]
    [InlineData("dangling", RecordType.A, ResponseCode.NxDomain)]
    [InlineData("dangling", RecordType.Mx, ResponseCode.NxDomain)]
    [InlineData("alias", RecordType.Mx, ResponseCode.NoError)]
    [InlineData("alias2", RecordType.Txt, ResponseCode.NoError)]
    public Task Negative_BehindAnAlias_IsThatOfTheLastName(string name, RecordType type, ResponseCode code) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(code, reply.ResponseCode);
        Assert.NotEmpty(reply.Answers);
        Assert.All(reply.Answers, record => Assert.Equal(RecordType.Cname, record.Type));
        AssertSoa(reply);
    });

    // Section 3: the TTL of that SOA is the smaller of its own and its MINIMUM: 300, not 3600.
    private static void AssertSoa(DnsMessage reply)
    {
        var soa = Assert.Single(reply.Authorities, record => record.Type == RecordType.Soa);
        Assert.Equal(ZoneFile.Apex, soa.Name);
        Assert.Equal(TimeSpan.FromSeconds(300), soa.Ttl);
    }
}
