using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 7766, DNS over TCP: pipelining, framing, reuse, limits.</summary>
public sealed class Rfc7766Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    private static byte[] Request(int id, string name, RecordType type) => Exchange.Frame((Plain(name, type) with { Id = (ushort)id }).ToWire());

    private static async Task<IReadOnlyList<DnsMessage>> ReadAsync(NetworkStream stream, int count)
    {
        var replies = new List<DnsMessage>();
        while (replies.Count < count)
        {
            var octets = await Exchange.ReadFrameAsync(stream) ?? throw new EndOfStreamException($"Closed after {replies.Count} of {count} replies.");
            replies.Add(DnsMessage.TryParse(octets, out var reply) ? reply : throw new InvalidDataException(Convert.ToHexString(octets)));
        }

        return replies;
    }

    /// <summary>Section 6.2.1: a connection serves any number of requests, one after another.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Connection_Reused_AnswersEachRequest(int count)
    {
        foreach (var subject in Subjects.All)
        {
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            for (var id = 0; id < count; id++)
            {
                await stream.WriteAsync(Request(id, "host", RecordType.A));
                Assert.Equal(id, (await ReadAsync(stream, 1))[0].Id);
            }
        }
    }

    /// <summary>Section 6.2.1.1 and 7: requests in a row are all answered, in whatever order.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(500)]
    public async Task Connection_Pipelined_AnswersAllRequests(int count)
    {
        (string Name, RecordType Type)[] questions = [("host", RecordType.A), ("nope", RecordType.A), ("large", RecordType.Txt), ("alias2", RecordType.Aaaa)];
        foreach (var subject in Subjects.All)
        {
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            var reading = ReadAsync(stream, count);
            byte[] requests = [.. Enumerable.Range(0, count).SelectMany(id => Request(id, questions[id % 4].Name, questions[id % 4].Type))];
            await stream.WriteAsync(requests);
            var replies = await reading;
            Judge(subject, () =>
            {
                Assert.Equal(Enumerable.Range(0, count), replies.Select(reply => (int)reply.Id).Order());
                Assert.All(replies, reply => Assert.Equal(Name(questions[reply.Id % 4].Name), reply.Questions[0].Name));
            });
        }
    }

    /// <summary>Section 8: length and message may arrive in any pieces.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Message_InPieces_IsPutTogether(int size)
    {
        foreach (var subject in Subjects.All)
        {
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            byte[] requests = [.. Request(1, "host", RecordType.A), .. Request(2, "mail", RecordType.A)];
            foreach (var piece in requests.Chunk(size))
                await stream.WriteAsync(piece);
            Assert.Equal([1, 2], (await ReadAsync(stream, 2)).Select(reply => (int)reply.Id).Order());
        }
    }

    /// <summary>Section 6.2.4: a requester that closes its side still gets what it asked for.</summary>
    [Fact]
    public async Task Connection_HalfClosed_StillGetsItsReplies()
    {
        foreach (var subject in Subjects.All)
        {
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            byte[] requests = [.. Enumerable.Range(0, 20).SelectMany(id => Request(id, "host", RecordType.A))];
            await stream.WriteAsync(requests);
            stream.Socket.Shutdown(SocketShutdown.Send);
            Assert.Equal(20, (await ReadAsync(stream, 20)).Count);
            Assert.Null(await Exchange.ReadFrameAsync(stream));
        }
    }

    /// <summary>Section 5: TCP replies may be as long as they need to be.</summary>
    [Theory]
    [InlineData("medium")]
    [InlineData("large")]
    public Task Reply_Long_IsNotCut(string name) => ExpectAsync(name, RecordType.Txt, reply =>
    {
        Assert.False(reply.Truncated);
        Assert.Single(reply.Answers);
    });

    /// <summary>Section 8: what is no message ends the connection, and only this one.</summary>
    [Theory]
    [InlineData("0000")]
    [InlineData("0001 00")]
    [InlineData("000B 0000000000000000000000")]
    [InlineData("000C 1234 8180 0000 0000 0000 0000")]
    public async Task Stream_NotDns_IsClosedWithoutHarmToOthers(string octets)
    {
        foreach (var subject in Subjects.All)
        {
            await using var other = await Exchange.ConnectAsync(subject.EndPoint);
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            await stream.WriteAsync(Hex(octets));
            Assert.Null(await Exchange.ReadFrameAsync(stream));
            await other.WriteAsync(Request(9, "host", RecordType.A));
            Assert.Single(await ReadAsync(other, 1));
        }
    }

    /// <summary>Section 8: the largest frame is taken, and answered with an error when it makes no sense.</summary>
    [Fact]
    public async Task Message_OfTheLargestSize_IsAnswered()
    {
        var request = new byte[ushort.MaxValue];
        Plain("host", RecordType.A).ToWire().CopyTo(request, 0);
        request[11] = 1;
        foreach (var subject in Subjects.All)
        {
            await using var stream = await Exchange.ConnectAsync(subject.EndPoint);
            await stream.WriteAsync(Exchange.Frame(request));
            Assert.Equal(Id, (await ReadAsync(stream, 1))[0].Id);
        }
    }
}
