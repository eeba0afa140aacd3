using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 3597: types that nobody has heard of are served like any other, as octets.</summary>
public sealed class Rfc3597Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 3: the data goes out unchanged, empty data too.</summary>
    [Theory]
    [InlineData("unknown", 65280, @"\# 4 0a000001")]
    [InlineData("unknown-empty", 65281, @"\# 0")]
    public Task UnknownType_InTheZone_IsServedUnchanged(string name, int type, string data) => ExpectAsync(name, (RecordType)type, reply =>
        Assert.Equal(data, Assert.Single(reply.Answers).Data.ToString()));

    /// <summary>Section 3: asked for where there is none, an unknown type is "no data".</summary>
    [Theory]
    [InlineData(1234)]
    [InlineData(4095)]
    [InlineData(32768)]
    [InlineData(65279)]
    [InlineData(65534)]
    public Task UnknownType_NotInTheZone_IsNoData(int type) => ExpectAsync("host", (RecordType)type, reply =>
    {
        Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        Assert.Empty(reply.Answers);
    });

    /// <summary>Section 4: names in the data of newer types are not compressed.</summary>
    [Theory]
    [InlineData("_sip._udp", RecordType.Srv)]
    [InlineData("naptr", RecordType.Naptr)]
    [InlineData("svcb", RecordType.Svcb)]
    public async Task NamesInData_OfNewerTypes_AreSpelledOut(string name, RecordType type)
    {
        var expected = ZoneFile.Records.Single(record => record.Name == Name(name) && record.Type == type).Data.ToWire();
        foreach (var subject in Subjects.All)
        {
            var reply = await Exchange.OverUdpAsync(subject.EndPoint, Plain(name, type).ToWire());
            Judge(subject, () => Assert.True(reply.AsSpan().IndexOf(expected) > 0, Convert.ToHexString(reply)));
        }
    }
}
