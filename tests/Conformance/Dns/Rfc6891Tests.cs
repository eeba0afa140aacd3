using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 6891, EDNS(0): OPT for OPT, the requester's size respected, versions and options handled.</summary>
public sealed class Rfc6891Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    private static DnsMessage WithEdns(string name, RecordType type, Edns edns) => Plain(name, type) with { Edns = edns };

    /// <summary>Section 6.1.1: OPT in the reply if, and only if, it was in the request.</summary>
    [Theory]
    [InlineData("host", RecordType.A)]
    [InlineData("nope", RecordType.A)]
    [InlineData("host", RecordType.Mx)]
    public async Task Opt_InTheReply_FollowsTheRequest(string name, RecordType type)
    {
        await ExpectAsync(WithEdns(name, type, new Edns()), reply =>
        {
            Assert.NotNull(reply.Edns);
            Assert.Equal(0, reply.Edns.Version);
            Assert.InRange(reply.Edns.UdpPayloadSize, 512, 65535);
        });
        await ExpectAsync(Plain(name, type), reply => Assert.Null(reply.Edns));
    }

    /// <summary>Section 6.2.3 and 6.2.5: the reply is no larger than the requester's payload size; below 512 counts as 512.</summary>
    [Theory]
    [InlineData("medium", 512, true)]
    [InlineData("medium", 600, true)]
    [InlineData("medium", 1232, false)]
    [InlineData("medium", 4096, false)]
    [InlineData("medium", 65535, false)]
    [InlineData("large", 1232, true)]
    [InlineData("text", 0, false)]
    [InlineData("text", 100, false)]
    [InlineData("text", 511, false)]
    public async Task PayloadSize_OfTheRequester_BoundsTheReply(string name, int size, bool truncated)
    {
        var request = WithEdns(name, RecordType.Txt, new Edns { UdpPayloadSize = (ushort)size }).ToWire();
        await ExpectAsync(request, reply =>
        {
            Assert.Equal(truncated, reply.Truncated);
            Assert.NotNull(reply.Edns);
        });
        foreach (var subject in Subjects.All)
            Assert.InRange((await Exchange.OverUdpAsync(subject.EndPoint, request)).Length, 12, Math.Max(512, size));
    }

    /// <summary>Section 6.1.3: a higher version gets BADVERS, with the highest version that is known, and no answer.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(255)]
    public Task Version_Higher_IsBadVers(int version) => ExpectAsync(
        WithEdns("host", RecordType.A, new Edns { Version = (byte)version }),
        reply =>
        {
            Assert.Equal(ResponseCode.BadVers, reply.ResponseCode);
            Assert.Equal((byte?)0, reply.Edns?.Version);
            Assert.Empty(reply.Answers);
        });

    /// <summary>Section 6.1.2: options that are not known are ignored, and not repeated.</summary>
    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 8)]
    [InlineData(65001, 200)]
    [InlineData(65535, 1)]
    public Task Option_Unknown_IsIgnored(int code, int length) => ExpectAsync(
        WithEdns("host", RecordType.A, new Edns { Options = [new EdnsOption((ushort)code, new OctetString(new byte[length]))] }),
        reply =>
        {
            Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
            Assert.Single(reply.Answers);
            Assert.DoesNotContain(reply.Edns!.Options, option => option.Code == code);
        });

    /// <summary>Section 6.1.1: more than one OPT is FORMERR; so is one that is broken or has a name.</summary>
    [Theory]
    [InlineData("0000 0000 0002", "00 0029 04D0 00000000 0000 00 0029 04D0 00000000 0000", "two")]
    [InlineData("0000 0000 0001", "0161 00 0029 04D0 00000000 0000", "one with a name")]
    [InlineData("0000 0000 0001", "00 0029 04D0 00000000 0001 00", "an option without a length")]
    [InlineData("0000 0000 0001", "00 0029 04D0 00000000 0004 0064 0001", "an option past its data")]
    [InlineData("0000 0000 0001", "00 0029 04D0 00000000 0006 0064 0004 0000", "an option cut short")]
    [InlineData("0000 0000 0001", "00 0029 04D0 00000000 0010 0064 0000", "data past the end")]
    public Task Opt_Malformed_IsFormErr(string counts, string records, string why)
    {
        byte[] request = [.. Hex("1234 0100 0001" + counts), .. Name("host").Wire, .. Hex("0001 0001" + records)];
        return ExpectAsync(request, reply => Assert.True(reply.ResponseCode == ResponseCode.FormErr, $"{why}: {reply.ResponseCode}"));
    }

    /// <summary>Section 6.1.1: OPT may stand anywhere among the additional records.</summary>
    [Theory]
    [InlineData("00 0029 04D0 00000000 0000 00 0001 0001 00000000 0004 01020304")]
    [InlineData("00 0001 0001 00000000 0004 01020304 00 0029 04D0 00000000 0000")]
    [InlineData("C00C 0001 0001 00000000 0004 01020304 00 0029 04D0 00000000 0000")]
    public Task Opt_AmongOtherRecords_IsFound(string records)
    {
        byte[] request = [.. Hex("1234 0100 0001 0000 0000 0002"), .. Name("host").Wire, .. Hex("0001 0001" + records)];
        return ExpectAsync(request, reply =>
        {
            Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
            Assert.NotNull(reply.Edns);
        });
    }
}
