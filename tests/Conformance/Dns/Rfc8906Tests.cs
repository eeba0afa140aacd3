using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 8906: a server must reply to whatever it does not understand; silence makes resolvers wait and retry.</summary>
public sealed class Rfc8906Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 3.1.5 and 8.1.3: every opcode that is not served gets NOTIMP, without records.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public Task Opcode_Unknown_IsNotImp(int opcode) => ExpectAsync(
        Plain("host", RecordType.A) with { Opcode = (Opcode)opcode },
        reply =>
        {
            Assert.Equal(ResponseCode.NotImp, reply.ResponseCode);
            Assert.Equal((Opcode)opcode, reply.Opcode);
            Assert.Empty(reply.Answers);
        });

    /// <summary>Section 3.1.5: NOTIFY and UPDATE are known, and have no effect here, whatever the reply.</summary>
    [Theory]
    [InlineData(Opcode.Notify)]
    [InlineData(Opcode.Update)]
    public Task Opcode_ThatWouldChangeTheZone_IsNotObeyed(Opcode opcode) => ExpectAsync(
        Plain("", RecordType.Soa) with { Opcode = opcode },
        reply => Assert.Contains(
            reply.ResponseCode,
            (ResponseCode[])[ResponseCode.NoError, ResponseCode.NotImp, ResponseCode.Refused, ResponseCode.NotAuth, ResponseCode.FormErr]));

    /// <summary>Section 3.1.4: the reserved header bit, AD and CD do no harm; the reserved bit comes back as zero.</summary>
    [Theory]
    [InlineData(0x0040)]
    [InlineData(0x0020)]
    [InlineData(0x0010)]
    [InlineData(0x0070)]
    [InlineData(0x0480)]
    [InlineData(0x0200)]
    [InlineData(0x000F)]
    public async Task HeaderFlags_Unexpected_AreIgnored(int flags)
    {
        var request = Plain("host", RecordType.A).ToWire();
        (request[2], request[3]) = ((byte)(flags >> 8), (byte)flags);
        await ExpectAsync(request, reply =>
        {
            Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
            Assert.Single(reply.Answers);
        });
        foreach (var subject in Subjects.All)
            Assert.Equal(0, (await Exchange.OverUdpAsync(subject.EndPoint, request))[3] & 0x40);
    }

    /// <summary>Section 3.2.3 and 8.2.4: EDNS flags that are not known are ignored, and come back as zero.</summary>
    [Theory]
    [InlineData("0040")]
    [InlineData("4000")]
    [InlineData("7FFF")]
    [InlineData("0001")]
    public async Task EdnsFlags_Unknown_AreIgnored(string flags)
    {
        byte[] request = [.. Hex("1234 0100 0001 0000 0000 0001"), .. Name("host").Wire, .. Hex("0001 0001 00 0029 04D0 0000" + flags + "0000")];
        await ExpectAsync(request, reply => Assert.Equal(ResponseCode.NoError, reply.ResponseCode));
        foreach (var subject in Subjects.All)
        {
            // OPT is the last record of this reply: its flags are four octets before its end.
            var reply = await Exchange.OverUdpAsync(subject.EndPoint, request);
            Judge(subject, () => Assert.Equal(0, ((reply[^4] << 8) | reply[^3]) & 0x7FFF));
        }
    }

    /// <summary>Section 8.2.6 and RFC 3225 section 3: DO comes back as it was sent.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task EdnsFlags_Do_IsRepeated(bool dnssecOk) => ExpectAsync(
        Plain("host", RecordType.A) with { Edns = new Edns { DnssecOk = dnssecOk } },
        reply => Assert.Equal(dnssecOk, reply.Edns?.DnssecOk));

    /// <summary>Section 8.2.7: an unknown version together with an unknown option is BADVERS all the same.</summary>
    [Theory]
    [InlineData(1, 100)]
    [InlineData(254, 65001)]
    public Task Edns_UnknownVersionAndOption_IsBadVers(int version, int option) => ExpectAsync(
        Plain("host", RecordType.A) with
        {
            Edns = new Edns { Version = (byte)version, Options = [new EdnsOption((ushort)option, new OctetString([1]))] },
        },
        reply => Assert.Equal(ResponseCode.BadVers, reply.ResponseCode));

    /// <summary>Section 3.1.2: question types, known or not, get a reply: no transfer, no silence.</summary>
    [Theory]
    [InlineData(251, "Refused|NotImp|NotAuth|FormErr")]
    [InlineData(252, "Refused|NotImp|NotAuth|FormErr")]
    [InlineData(253, "NotImp|NoError|Refused")]
    [InlineData(254, "NotImp|NoError|Refused")]
    [InlineData(249, "FormErr|Refused|NotImp|NoError")]
    [InlineData(250, "FormErr|Refused|NotImp|NoError")]
    [InlineData(41, "FormErr|Refused|NotImp|NoError")]
    [InlineData(10, "NoError")]
    [InlineData(99, "NoError")]
    [InlineData(128, "NoError|FormErr|NotImp")]
    public Task QuestionType_Special_GetsAReply(int type, string codes) => ExpectAsync(
        Plain("host", (RecordType)type),
        reply =>
        {
            Assert.Contains(reply.ResponseCode, codes.Split('|').Select(Enum.Parse<ResponseCode>));
            Assert.Empty(reply.Answers);
        });

    /// <summary>Section 4: TCP is served too, for each kind of answer.</summary>
    [Theory]
    [InlineData("host", RecordType.A, ResponseCode.NoError)]
    [InlineData("nope", RecordType.A, ResponseCode.NxDomain)]
    [InlineData("large", RecordType.Txt, ResponseCode.NoError)]
    public Task Tcp_AnyAnswer_IsServed(string name, RecordType type, ResponseCode code) => ExpectAsync(
        Plain(name, type),
        reply => Assert.Equal(code, reply.ResponseCode),
        QueryTransport.Tcp);
}
