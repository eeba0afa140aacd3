using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class ReplyCacheTests
{
    private static DnsMessage Content(string name) => new()
    {
        Answers = [new ResourceRecord(DomainName.Parse(name), TimeSpan.FromSeconds(30), RecordData.Parse(RecordType.A, "192.0.2.1"))],
    };

    private static QueryView View(string name, RecordType type, byte[] buffer)
    {
        var request = DnsMessage.Query(9, new DnsQuestion(DomainName.Parse(name), type)).ToWire();
        Assert.Equal(
            RequestScreen.Verdict.Accept,
            RequestScreen.Inspect(request, QueryTransport.Udp, new ScreenPolicy(1232, true), buffer, out var query, out _));
        return query;
    }

    private static DnsQuery Query(string name, RecordType type = RecordType.A) =>
        new(View(name, type, new byte[DomainName.MaxWireLength]));

    private static DnsMessage? Ask(ReplyCache cache, string name, RecordType type = RecordType.A)
    {
        var response = new byte[1232];
        var query = View(name, type, new byte[DomainName.MaxWireLength]);
        if (!cache.TryAnswer(query, response, out var length))
            return null;
        Assert.True(DnsMessage.TryParse(response.AsSpan(0, length), out var reply));
        return reply;
    }

    [Fact]
    public void TryAnswer_WhatWasKept_IsFoundInAnyCase()
    {
        var cache = new ReplyCache();
        cache.Keep(Query("app.example.org"), Content("app.example.org"));

        var reply = Ask(cache, "APP.example.org");

        Assert.Equal("192.0.2.1", Assert.Single(reply!.Answers).Data.ToString());
        Assert.Equal("APP.example.org.", reply.Questions[0].Name.ToString());
        Assert.Equal(9, reply.Id);
    }

    [Theory]
    [InlineData("app.example.org", RecordType.Aaaa)]
    [InlineData("other.example.org", RecordType.A)]
    [InlineData("x.app.example.org", RecordType.A)]
    public void TryAnswer_AnythingElse_IsNotFound(string name, RecordType type)
    {
        var cache = new ReplyCache();
        cache.Keep(Query("app.example.org"), Content("app.example.org"));

        Assert.Null(Ask(cache, name, type));
    }

    [Fact]
    public void Keep_AgainOrForAnotherType_ReplacesOrAdds()
    {
        var cache = new ReplyCache();
        cache.Keep(Query("app.example.org"), Content("app.example.org"));
        cache.Keep(Query("app.example.org", RecordType.Aaaa), new DnsMessage());
        cache.Keep(Query("App.example.org"), new DnsMessage { ResponseCode = ResponseCode.NxDomain });

        Assert.Equal(ResponseCode.NxDomain, Ask(cache, "app.example.org")?.ResponseCode);
        Assert.Equal(ResponseCode.NoError, Ask(cache, "app.example.org", RecordType.Aaaa)?.ResponseCode);
    }

    [Fact]
    public void Keep_BeyondTheCapacity_ForgetsAndGoesOn()
    {
        var cache = new ReplyCache(capacity: 10);
        for (var i = 0; i < 95; i++)
            cache.Keep(Query($"host{i}.example.org"), Content($"host{i}.example.org"));

        Assert.InRange(Enumerable.Range(0, 95).Count(i => Ask(cache, $"host{i}.example.org") is not null), 1, 10);
        Assert.NotNull(Ask(cache, "host94.example.org"));
    }

    [Fact]
    public void Route_ThatWasKept_IsFoundAndIsNoAnswer()
    {
        var cache = new ReplyCache();
        var route = new ForwardRoute(new IPEndPoint(IPAddress.Loopback, 9), TimeSpan.FromSeconds(1));
        cache.Keep(Query("app.example.org"), route);

        Assert.Null(Ask(cache, "app.example.org"));
        Assert.Same(route, cache.Route(View("APP.example.org", RecordType.A, new byte[DomainName.MaxWireLength])));
        Assert.Null(cache.Route(View("app.example.org", RecordType.Aaaa, new byte[DomainName.MaxWireLength])));
    }
}
