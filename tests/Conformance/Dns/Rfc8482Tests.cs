using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 8482 section 4: ANY gets a small answer that is true in itself, and is no tool for amplification.</summary>
public sealed class Rfc8482Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 4.1 and 4.2: one set of the name, or a made-up HINFO.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData("multi")]
    [InlineData("large")]
    [InlineData("any.wild")]
    [InlineData("unknown")]
    public Task Any_NameThatExists_GetsOneSet(string name) => ExpectAsync(Plain(name, RecordType.Any), reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Equal(RecordType.Any, reply.Questions[0].Type);
        if (!reply.Truncated)
            Assert.Single(reply.Answers.Select(record => record.Type).Distinct());
    });

    /// <summary>Section 4.3: where there is a CNAME, it is the answer.</summary>
    [Theory]
    [InlineData("alias")]
    [InlineData("dangling")]
    public Task Any_Alias_GetsTheCname(string name) => ExpectAsync(Plain(name, RecordType.Any), reply =>
        Assert.Equal(RecordType.Cname, reply.Answers[0].Type));

    /// <summary>Section 4: a name that does not exist does not exist for ANY either.</summary>
    [Theory]
    [InlineData("nope")]
    [InlineData("below.host")]
    public Task Any_NameThatDoesNotExist_IsNxDomain(string name) => ExpectAsync(Plain(name, RecordType.Any), reply =>
        Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode));

    /// <summary>Section 7: the reply to ANY is a few times the size of the request at most.</summary>
    [Theory]
    [InlineData("large")]
    [InlineData("multi")]
    public async Task Any_Reply_DoesNotAmplify(string name)
    {
        var request = (Plain(name, RecordType.Any) with { Edns = new Edns { UdpPayloadSize = 4096 } }).ToWire();
        foreach (var subject in Subjects.All)
        {
            var reply = await Exchange.OverUdpAsync(subject.EndPoint, request);
            Judge(subject, () => Assert.InRange(reply.Length, 12, 4 * request.Length));
        }
    }
}
