using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 4592, wildcards: they answer for names that do not exist, below their closest encloser and nowhere else.</summary>
public sealed class Rfc4592Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 2.2.1 lists these as synthesized from a wildcard; the owner is the name in question.</summary>
    [Theory]
    [InlineData("host3.wild", RecordType.Mx)]
    [InlineData("foo.bar.wild", RecordType.Txt)]
    [InlineData("a.b.c.d.e.f.wild", RecordType.Txt)]
    [InlineData("HOST3.Wild", RecordType.Txt)]
    [InlineData("any.outer", RecordType.A)]
    [InlineData("x.y.outer", RecordType.A)]
    [InlineData("any.inner.outer", RecordType.A)]
    [InlineData("x.y.inner.outer", RecordType.A)]
    public Task Wildcard_NameThatDoesNotExist_IsSynthesized(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        var record = Assert.Single(reply.Answers);
        Assert.Equal(Name(name), record.Name);
        Assert.Equal(type, record.Type);
    });

    /// <summary>Section 3.3.1: the source of synthesis is the wildcard at the closest encloser, not one further up.</summary>
    [Theory]
    [InlineData("any.outer", "192.0.2.51")]
    [InlineData("any.inner.outer", "192.0.2.52")]
    [InlineData("deep.any.inner.outer", "192.0.2.52")]
    public Task Wildcard_Nested_TheClosestAnswers(string name, string address) => ExpectAsync(name, RecordType.A, reply =>
        Assert.Equal(address, Assert.Single(reply.Answers).Data.ToString()));

    /// <summary>Section 2.2.1: "no data" where the wildcard has no such type, and where the name exists by itself or through one below it.</summary>
    [Theory]
    [InlineData("host3.wild", RecordType.A)]
    [InlineData("host1.wild", RecordType.Mx)]
    [InlineData("host1.wild", RecordType.Txt)]
    [InlineData("sub.*.wild", RecordType.Mx)]
    [InlineData("_tcp.host1.wild", RecordType.Txt)]
    [InlineData("host2.wild", RecordType.Txt)]
    [InlineData("_tcp.host2.wild", RecordType.Txt)]
    [InlineData("inner.outer", RecordType.A)]
    [InlineData("wild", RecordType.Txt)]
    [InlineData("outer", RecordType.A)]
    public Task Wildcard_NameThatExists_IsNoData(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Empty(reply.Answers);
    });

    /// <summary>Section 2.2.1: where the closest encloser has no wildcard of its own, the name does not exist.</summary>
    [Theory]
    [InlineData("_telnet._tcp.host1.wild", RecordType.Srv)]
    [InlineData("below.host1.wild", RecordType.Txt)]
    [InlineData("below._ssh._tcp.host2.wild", RecordType.Txt)]
    [InlineData("ghost.*.wild", RecordType.Mx)]
    [InlineData("below.sub.*.wild", RecordType.Txt)]
    [InlineData("wildd", RecordType.Txt)]
    public Task Wildcard_OtherEncloser_IsNxDomain(string name, RecordType type) => ExpectAsync(name, type, reply =>
        Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode));

    /// <summary>Section 2.3: asked by its own name, a wildcard is a name like any other.</summary>
    [Theory]
    [InlineData("*.wild", RecordType.Txt)]
    [InlineData("*.outer", RecordType.A)]
    [InlineData("sub.*.wild", RecordType.Txt)]
    [InlineData("*.alias-wild", RecordType.Cname)]
    public Task Wildcard_AskedByName_IsAnswered(string name, RecordType type) => ExpectAsync(name, type, reply =>
        Assert.Equal(Name(name), Assert.Single(reply.Answers).Name));

    /// <summary>Section 4.3: a CNAME at a wildcard is synthesized and then followed.</summary>
    [Theory]
    [InlineData("any.alias-wild", RecordType.A, "192.0.2.10")]
    [InlineData("x.y.alias-wild", RecordType.Aaaa, "2001:db8::10")]
    public Task Wildcard_Alias_IsFollowed(string name, RecordType type, string address) => ExpectAsync(name, type, reply =>
    {
        Assert.Equal(2, reply.Answers.Length);
        Assert.Equal(Name(name), reply.Answers[0].Name);
        Assert.Equal(Name("host"), reply.Answers[1].Name);
        Assert.Equal(address, reply.Answers[1].Data.ToString());
    });
}
