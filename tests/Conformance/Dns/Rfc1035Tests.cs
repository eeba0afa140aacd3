using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 1035 section 4, messages: the header, the question, names and their compression, and what is done with broken ones.</summary>
public sealed class Rfc1035Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 4.1.1: id, opcode and RD come back; Z is zero; QR is set.</summary>
    [Theory]
    [InlineData(0x0000, false)]
    [InlineData(0x0001, true)]
    [InlineData(0x7FFF, false)]
    [InlineData(0xFFFF, true)]
    public Task Header_IdAndRd_AreCopied(int id, bool recursionDesired) => ExpectAsync(
        Plain("host", RecordType.A) with { Id = (ushort)id, RecursionDesired = recursionDesired },
        reply =>
        {
            Assert.Equal(recursionDesired, reply.RecursionDesired);
            Assert.Equal(Opcode.Query, reply.Opcode);
            Assert.False(reply.Truncated);
        });

    /// <summary>Section 4.1.2: the question comes back, octet for octet.</summary>
    [Theory]
    [InlineData("host")]
    [InlineData("hOsT")]
    [InlineData("nope")]
    public async Task Question_Any_IsRepeated(string name)
    {
        var request = Plain(name, RecordType.A).ToWire();
        foreach (var subject in Subjects.All)
        {
            var reply = await Exchange.OverUdpAsync(subject.EndPoint, request);
            Judge(subject, () =>
            {
                Assert.Equal([0, 1], reply[4..6]);
                Assert.Equal(request[12..], reply[12..request.Length]);
            });
        }
    }

    /// <summary>Section 4.1.2 with RFC 9619: exactly one question can be answered.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(255)]
    [InlineData(65535)]
    public Task Question_CountOtherThanOne_IsFormErr(int count)
    {
        var request = Plain("host", RecordType.A).ToWire();
        (request[4], request[5]) = ((byte)(count >> 8), (byte)count);
        return ExpectAsync(request, reply => Assert.Equal(ResponseCode.FormErr, reply.ResponseCode));
    }

    /// <summary>RFC 9619: two well-formed questions are one too many.</summary>
    [Fact]
    public Task Question_TwoOfThem_IsFormErr() => ExpectAsync(
        Plain("host", RecordType.A) with { Questions = [new DnsQuestion(Name("host"), RecordType.A), new DnsQuestion(Name("mail"), RecordType.A)] },
        reply => Assert.Equal(ResponseCode.FormErr, reply.ResponseCode));

    /// <summary>Section 4.1.4: in a question a pointer has nothing to lead back to. Section 2.3.4: labels end at 63, names at 255 octets.</summary>
    [Theory]
    [InlineData("C00C 0001 0001", "a pointer to itself")]
    [InlineData("C00D 0001 0001", "a pointer into itself")]
    [InlineData("C000 0001 0001", "a pointer into the header")]
    [InlineData("C0FF 0001 0001", "a pointer past the end")]
    [InlineData("FFFF 0001 0001", "the farthest pointer")]
    [InlineData("01 61 C00C 0001 0001", "a label and a pointer back to it")]
    [InlineData("01 61 C00E 0001 0001", "a pointer in a circle of one")]
    [InlineData("C00E C00C 0001 0001", "two pointers in a circle")]
    [InlineData("40 00 0001 0001", "a label of the type 01")]
    [InlineData("41 0161 00 0001 0001", "a bit-string label")]
    [InlineData("80 00 0001 0001", "a label of the type 10")]
    [InlineData("BF 00 0001 0001", "the longest label of the type 10")]
    [InlineData("05 61 62 00 0001 0001", "a label that runs past the end")]
    [InlineData("3F 61", "a label that is cut")]
    [InlineData("01 61", "no root")]
    [InlineData("01 61 00", "no type")]
    [InlineData("01 61 00 0001", "no class")]
    [InlineData("01 61 00 0001 00", "half a class")]
    [InlineData("00", "the root and nothing else")]
    [InlineData("C0", "half a pointer")]
    [InlineData("", "nothing")]
    public Task Question_Malformed_IsFormErr(string question, string why) => ExpectAsync(
        Hex("1234 0100 0001 0000 0000 0000" + question),
        reply =>
        {
            Assert.True(reply.ResponseCode == ResponseCode.FormErr, $"{why}: {reply.ResponseCode}");
            Assert.Empty(reply.Answers);
        });

    /// <summary>Section 2.3.4: a name of 255 octets is legal, one of 256 is not.</summary>
    [Theory]
    [InlineData(255, ResponseCode.NxDomain)]
    [InlineData(256, ResponseCode.FormErr)]
    [InlineData(300, ResponseCode.FormErr)]
    public Task Question_NameLength_EndsAt255(int length, ResponseCode code)
    {
        var name = new List<byte>();
        var left = length - ZoneFile.Apex.Wire.Length;
        while (left > 0)
        {
            var label = Math.Min(left - 1, 63) - (left is 65 ? 1 : 0);
            name.Add((byte)label);
            name.AddRange(Enumerable.Repeat((byte)'n', label));
            left -= label + 1;
        }

        name.AddRange(ZoneFile.Apex.Wire.ToArray());
        Assert.Equal(length, name.Count);
        byte[] request = [.. Hex("1234 0100 0001 0000 0000 0000"), .. name, .. Hex("0001 0001")];
        return ExpectAsync(request, reply => Assert.Equal(code, reply.ResponseCode));
    }

    /// <summary>Section 4.1: the records behind the question must be there and well formed, even if nobody needs them.</summary>
    [Theory]
    [InlineData("0001 0000 0000", "", "an answer that is missing")]
    [InlineData("0000 0001 0000", "", "an authority that is missing")]
    [InlineData("0000 0000 0001", "", "an additional record that is missing")]
    [InlineData("0000 0000 FFFF", "00 0001 0001 00000000 0000", "65535 announced, one there")]
    [InlineData("0000 0000 0001", "00 0001 0001 00000000 FFFF", "data past the end")]
    [InlineData("0000 0000 0001", "00 0001 0001 000000", "a cut TTL")]
    [InlineData("0000 0000 0001", "3F 61 0001 0001 00000000 0000", "a name past the end")]
    [InlineData("0000 0000 0001", "80 0001 0001 00000000 0000", "a reserved label type")]
    [InlineData("0000 0000 0001", "C0", "half a pointer")]
    public Task Records_Malformed_AreFormErr(string counts, string records, string why)
    {
        byte[] request = [.. Hex("1234 0100 0001" + counts), .. Name("host").Wire, .. Hex("0001 0001" + records)];
        return ExpectAsync(request, reply => Assert.True(reply.ResponseCode == ResponseCode.FormErr, $"{why}: {reply.ResponseCode}"));
    }

    /// <summary>Section 4.1.1: a message with QR set is a reply; two servers that answer replies would never stop.</summary>
    [Theory]
    [InlineData("8000")]
    [InlineData("8180")]
    [InlineData("8580")]
    [InlineData("8003")]
    [InlineData("FFFF")]
    public Task Header_QrSet_IsNotAnswered(string flags)
    {
        byte[] request = [.. Hex("1234" + flags + "0001 0000 0000 0000"), .. Name("host").Wire, .. Hex("0001 0001")];
        return ExpectSilenceAsync(request);
    }

    /// <summary>Section 4.1.1: without a whole header there is nothing to reply to.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1234")]
    [InlineData("1234 0100 0001 0000 0000 00")]
    public Task Header_Cut_IsNotAnswered(string octets) => ExpectSilenceAsync(Hex(octets));

    /// <summary>Section 4.2.1: without EDNS a datagram carries 512 octets; what is longer is cut, and TC says so.</summary>
    [Theory]
    [InlineData("medium")]
    [InlineData("large")]
    public async Task Udp_AnswerOver512_IsCutWithTc(string name)
    {
        await ExpectAsync(Plain(name, RecordType.Txt), reply =>
        {
            Assert.True(reply.Truncated);
            Assert.Equal(ResponseCode.NoError, reply.ResponseCode);
        });
        await ExpectAsync(Plain(name, RecordType.Txt), reply =>
        {
            Assert.False(reply.Truncated);
            Assert.Single(reply.Answers);
        }, QueryTransport.Tcp);
    }

    /// <summary>Section 3.2.4: only the class IN is served.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(254)]
    [InlineData(65535)]
    public Task Question_OtherClass_HasNoAnswer(int @class) => ExpectAsync(
        Plain("host", RecordType.A) with { Questions = [new DnsQuestion(Name("host"), RecordType.A, (RecordClass)@class)] },
        reply =>
        {
            Assert.Empty(reply.Answers);
            Assert.NotEqual(ResponseCode.NoError, reply.ResponseCode);
        });
}
