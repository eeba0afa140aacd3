using System.Buffers.Binary;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class AnswerTableTests
{
    private static readonly DomainName Apex = DomainName.Parse("example.org");

    private static DnsMessage Message(ResponseCode code, params string[] records) => new()
    {
        Authoritative = true,
        ResponseCode = code,
        Answers = code == ResponseCode.NoError ? [.. records.Select(Record)] : [],
        Authorities = code == ResponseCode.NoError ? [] : [.. records.Select(Record)],
    };

    private static ResourceRecord Record(string line)
    {
        var words = line.Split(' ', 3);
        var type = RecordTypeText.Parse(words[1]);
        return new ResourceRecord(DomainName.Parse(words[0]), TimeSpan.FromSeconds(30), RecordData.Parse(type, words[2]));
    }

    private static readonly ResourceRecord Soa = Record("example.org SOA ns.example.org. host.example.org. 1 2 3 4 5");

    private static AnswerTableBuilder Builder() => new AnswerTableBuilder().AddZone(
        Apex,
        new DnsMessage { Authoritative = true, Authorities = [Soa] },
        new DnsMessage { Authoritative = true, ResponseCode = ResponseCode.NxDomain, Authorities = [Soa] });

    private static void Set(AnswerTableBuilder builder, string line)
    {
        var record = Record(line);
        builder.Set(record.Name, record.Type, PreparedAnswer.Always(Message(ResponseCode.NoError, line)));
    }

    private static DnsMessage? Ask(AnswerTable table, string name, RecordType type = RecordType.A)
    {
        var request = DnsMessage.Query(9, new DnsQuestion(DomainName.Parse(name), type)).ToWire();
        Span<byte> buffer = stackalloc byte[DomainName.MaxWireLength];
        Assert.Equal(
            RequestScreen.Verdict.Accept,
            RequestScreen.Inspect(request, QueryTransport.Udp, new ScreenPolicy(1232, true), buffer, out var query, out _));
        var response = new byte[1232];
        if (!table.TryAnswer(query, response, out var length))
            return null;
        Assert.True(DnsMessage.TryParse(response.AsSpan(0, ReplyWriter.FinishAny(query, response, length)), out var reply));
        return reply;
    }

    [Fact]
    public void TryAnswer_NameInAnyCase_GetsItsRecords()
    {
        var builder = Builder();
        Set(builder, "App.example.org A 192.0.2.1");

        var reply = Ask(builder.Build(), "aPP.eXample.org");

        Assert.Equal("aPP.eXample.org.", reply?.Questions[0].Name.ToString());
        Assert.Equal("192.0.2.1", reply?.Answers[0].Data.ToString());
        Assert.True(reply?.Authoritative);
        Assert.True(reply?.RecursionAvailable);
        Assert.NotNull(reply?.Edns);
    }

    [Theory]
    [InlineData("app.example.org", RecordType.Aaaa, ResponseCode.NoError)]
    [InlineData("example.org", RecordType.A, ResponseCode.NoError)]
    [InlineData("b.example.org", RecordType.A, ResponseCode.NoError)]
    [InlineData("c.b.example.org", RecordType.A, ResponseCode.NoError)]
    [InlineData("x.app.example.org", RecordType.A, ResponseCode.NxDomain)]
    [InlineData("x.c.b.example.org", RecordType.A, ResponseCode.NxDomain)]
    [InlineData("nope.example.org", RecordType.A, ResponseCode.NxDomain)]
    public void TryAnswer_NothingThere_IsTheZonesNegativeAnswer(string name, RecordType type, ResponseCode code)
    {
        var builder = Builder();
        Set(builder, "app.example.org A 192.0.2.1");
        Set(builder, "d.c.b.example.org A 192.0.2.2");

        var reply = Ask(builder.Build(), name, type);

        Assert.Equal(code, reply?.ResponseCode);
        Assert.Equal([Soa], reply?.Authorities);
    }

    [Theory]
    [InlineData("a.wild.example.org", "192.0.2.7")]
    [InlineData("a.b.c.wild.example.org", "192.0.2.7")]
    [InlineData("*.wild.example.org", "192.0.2.7")]
    [InlineData("x.there.wild.example.org", null)]
    [InlineData("wild.example.org", null)]
    public void TryAnswer_Wildcard_AnswersBelowItsClosestEncloserOnly(string name, string? address)
    {
        var builder = Builder();
        Set(builder, "*.wild.example.org A 192.0.2.7");
        Set(builder, "there.wild.example.org A 192.0.2.8");

        var reply = Ask(builder.Build(), name);

        Assert.Equal(address, reply?.Answers.FirstOrDefault()?.Data.ToString());
        Assert.Equal(address is null ? null : DomainName.Parse(name), reply?.Answers.FirstOrDefault()?.Name);
    }

    [Fact]
    public void TryAnswer_InnerZone_IsAskedFirstAndAddsNothingToTheOuter()
    {
        var inner = DomainName.Parse("a.b.example.org");
        var builder = Builder().AddZone(
            inner,
            new DnsMessage(),
            new DnsMessage { ResponseCode = ResponseCode.NxDomain });

        var table = builder.Build();

        Assert.Empty(Ask(table, "x.a.b.example.org")?.Authorities ?? [Soa]);
        Assert.Equal(ResponseCode.NoError, Ask(table, "a.b.example.org")?.ResponseCode);
        Assert.Equal(ResponseCode.NxDomain, Ask(table, "b.example.org")?.ResponseCode);
    }

    [Theory]
    [InlineData("example.net")]
    [InlineData("org")]
    [InlineData("later.example.org")]
    [InlineData("below.later.example.org")]
    public void TryAnswer_OutsideOrDeferred_IsLeftToOthers(string name)
    {
        var builder = Builder().Defer(DomainName.Parse("later.example.org"));
        Set(builder, "below.later.example.org A 192.0.2.1");

        Assert.Null(Ask(builder.Build(), name));
    }

    [Fact]
    public void TryAnswer_Weights_AreRespected()
    {
        var name = DomainName.Parse("app.example.org");
        var builder = Builder().Set(name, RecordType.A, PreparedAnswer.OneOf(
        [
            new WeightedReply(3, Message(ResponseCode.NoError, "app.example.org A 192.0.2.3")),
            new WeightedReply(0, Message(ResponseCode.NoError, "app.example.org A 192.0.2.100")),
            new WeightedReply(1, Message(ResponseCode.NoError, "app.example.org A 192.0.2.1")),
        ]));
        var table = builder.Build(seed: 12345);

        var counts = Enumerable.Range(0, 4000)
            .CountBy(_ => Ask(table, "app.example.org")!.Answers[0].Data.ToString())
            .ToDictionary();

        Assert.Equal(2, counts.Count);
        Assert.InRange(counts["192.0.2.3"], 2950, 3050);
    }

    [Fact]
    public void TryAnswer_Any_IsMinimal()
    {
        var builder = Builder();
        Set(builder, "app.example.org A 192.0.2.1");
        var table = builder.Build();

        var reply = Ask(table, "app.example.org", RecordType.Any);

        Assert.Equal(RecordType.Hinfo, Assert.Single(reply!.Answers).Type);
        Assert.Equal(RecordType.Any, reply.Questions[0].Type);
        Assert.Equal(ResponseCode.NxDomain, Ask(table, "nope.example.org", RecordType.Any)?.ResponseCode);
    }

    [Fact]
    public void TryAnswer_TableOfManyNames_AllocatesNothing()
    {
        var builder = Builder();
        for (var i = 0; i < 1000; i++)
            Set(builder, $"host{i}.example.org A 192.0.2.{i % 256}");
        var table = builder.Build();
        var request = DnsMessage.Query(9, new DnsQuestion(DomainName.Parse("host77.example.org"), RecordType.A)).ToWire();
        var policy = new ScreenPolicy(1232, true);
        Span<byte> name = stackalloc byte[DomainName.MaxWireLength];
        Span<byte> response = stackalloc byte[1232];
        Assert.Equal(9000, Process(1000, request, policy, name, response, table));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Process(1000, request, policy, name, response, table);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(9000, sum);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Build_NameOutsideAllZones_Throws()
    {
        var builder = Builder();
        Set(builder, "app.example.net A 192.0.2.1");

        Assert.Throws<InvalidOperationException>(() => builder.Build());
    }

    private static int Process(
        int times,
        byte[] request,
        ScreenPolicy policy,
        Span<byte> name,
        Span<byte> response,
        AnswerTable table)
    {
        var sum = 0;
        for (var i = 0; i < times; i++)
        {
            RequestScreen.Inspect(request, QueryTransport.Udp, policy, name, out var query, out _);
            if (table.TryAnswer(query, response, out var length))
                sum += BinaryPrimitives.ReadUInt16BigEndian(response[..length]);
        }

        return sum;
    }
}
