using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 8020: NXDOMAIN means that nothing lies below either; so a name with something below it exists, even without data.</summary>
public sealed class Rfc8020Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 2, and RFC 4592 section 2.2.2: empty non-terminals exist.</summary>
    [Theory]
    [InlineData("empty", RecordType.A)]
    [InlineData("deep.empty", RecordType.A)]
    [InlineData("deep.empty", RecordType.Txt)]
    [InlineData("Deep.EMPTY", RecordType.Soa)]
    [InlineData("_udp", RecordType.Srv)]
    [InlineData("case", RecordType.A)]
    [InlineData("_tcp.host2.wild", RecordType.Srv)]
    [InlineData("*.wild", RecordType.A)]
    public Task EmptyNonTerminal_AnyType_IsNoData(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Empty(reply.Answers);
        Assert.Contains(reply.Authorities, record => record.Type == RecordType.Soa);
    });

    /// <summary>Section 2: below a name that does not exist, nothing does.</summary>
    [Theory]
    [InlineData("nope", "a.nope")]
    [InlineData("nope", "a.b.nope")]
    [InlineData("x.deep.empty", "y.x.deep.empty")]
    public async Task NxDomain_Holds_ForAllBelow(string name, string below)
    {
        await ExpectAsync(name, RecordType.A, reply => Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode));
        await ExpectAsync(below, RecordType.A, reply => Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode));
    }
}
