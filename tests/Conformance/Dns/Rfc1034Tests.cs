using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 1034 section 4.3.2, the algorithm: the zone's records for the name and type; a CNAME first, then what it leads to.</summary>
public sealed class Rfc1034Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    public static TheoryData<string, RecordType> Sets =>
        [.. ZoneFile.Records
            .Where(record => !record.Name.ToString().Contains('*', StringComparison.Ordinal) && !record.Name.ToString().StartsWith("loop", StringComparison.Ordinal))
            .Select(record => (Relative(record.Name), record.Type))
            .Distinct()];

    private static string Relative(DomainName name) =>
        name == ZoneFile.Apex ? "" : name.ToString()[..^(ZoneFile.Apex.ToString().Length + 1)];

    /// <summary>Section 3.6 and RFC 2181 section 5: the whole set, no more and no less, with its TTL.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public Task Query_SetInTheZone_IsAnsweredInFull(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        var expected = ZoneFile.Records.Where(record => record.Name == Name(name) && record.Type == type);
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Equal(
            expected.Select(record => record.ToString().ToUpperInvariant()).Order(),
            reply.Answers.Select(record => record.ToString().ToUpperInvariant()).Order());
    });

    /// <summary>Section 3.6.2: a CNAME is put in the answer, and the query goes on at its target.</summary>
    [Theory]
    [InlineData("alias", RecordType.A, 2, "192.0.2.10")]
    [InlineData("alias", RecordType.Aaaa, 2, "2001:db8::10")]
    [InlineData("alias2", RecordType.A, 3, "192.0.2.10")]
    [InlineData("ALIAS2", RecordType.Aaaa, 3, "2001:db8::10")]
    public Task Query_Alias_IsFollowedWithinTheZone(string name, RecordType type, int records, string last) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Equal(records, reply.Answers.Length);
        Assert.All(reply.Answers[..^1], record => Assert.Equal(RecordType.Cname, record.Type));
        Assert.Equal(Name(name), reply.Answers[0].Name);
        Assert.Equal(last, reply.Answers[^1].Data.ToString());
    });

    /// <summary>Section 3.6.2: when the CNAME itself is asked for, it is not followed.</summary>
    [Theory]
    [InlineData("alias", "host")]
    [InlineData("alias2", "alias")]
    [InlineData("dangling", "nowhere")]
    public Task Query_AliasItself_IsNotFollowed(string name, string target) => ExpectAsync(name, RecordType.Cname, reply =>
        Assert.Equal(new RecordData.Cname(Name(target)), Assert.Single(reply.Answers).Data));

    /// <summary>Section 3.6.2: aliases in a circle end in a reply, of whatever code.</summary>
    [Theory]
    [InlineData("loop-a", RecordType.A)]
    [InlineData("loop-b", RecordType.Aaaa)]
    public Task Query_AliasesInACircle_AreAnswered(string name, RecordType type) => ExpectAsync(name, type, reply =>
        Assert.Contains(reply.ResponseCode, (ResponseCode[])[ResponseCode.NoError, ResponseCode.ServFail]));

    /// <summary>Section 6.2: each type that has no data gives an empty answer, none gives an error.</summary>
    [Theory]
    [InlineData(RecordType.Ns)]
    [InlineData(RecordType.Cname)]
    [InlineData(RecordType.Soa)]
    [InlineData(RecordType.Ptr)]
    [InlineData(RecordType.Mx)]
    [InlineData(RecordType.Txt)]
    [InlineData(RecordType.Srv)]
    [InlineData(RecordType.Naptr)]
    [InlineData(RecordType.Caa)]
    [InlineData(RecordType.Svcb)]
    [InlineData(RecordType.Https)]
    public Task Query_TypeWithoutData_IsAnsweredEmpty(RecordType type) => ExpectAsync("host", type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Empty(reply.Answers);
    });

    /// <summary>A name outside every zone is refused, or referred to a parent; an answer would be made up.</summary>
    [Theory]
    [InlineData("www.example.net")]
    [InlineData("example")]
    [InlineData("notconformance.example")]
    [InlineData("conformance.example.net")]
    public Task Query_NameOutsideTheZone_HasNoAnswer(string name) => ExpectAsync(
        new DnsMessage { Id = Id, Questions = [new DnsQuestion(DomainName.Parse(name), RecordType.A)] },
        reply =>
        {
            Assert.Empty(reply.Answers);
            Assert.Contains(reply.ResponseCode, (ResponseCode[])[ResponseCode.Refused, ResponseCode.ServFail]);
        });
}
