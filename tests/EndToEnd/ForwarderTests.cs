using System.Net;
using CrossCloudDns.Tests.Twin.Dns;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Tests.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine.Forwarders;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>Real resolvers, started with the files that <c>forwarders</c> writes, in front of two servers on loopback.</summary>
[Collection("EndToEnd")]
public sealed class ForwarderTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DomainName Zone = DomainName.Parse("internal.example.com");

    private readonly DnsServer near = DnsServer.Start([new ListenerSetup(IPAddress.Parse("127.9.1.1"), FixedAnswer.Address("192.0.2.1"))]);
    private readonly DnsServer far = DnsServer.Start([new ListenerSetup(IPAddress.Parse("127.9.1.2"), FixedAnswer.Address("192.0.2.2"))]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await near.DisposeAsync();
        await far.DisposeAsync();
    }

    [Theory]
    [InlineData("bind9", false)]
    [InlineData("unbound", false)]
    [InlineData("dnsmasq", false)]
    // It has no other servers, and does not refuse: what it is not told to send elsewhere goes to those that it knows.
    [InlineData("systemd-resolved", true)]
    public async Task Resolver_WithTheWrittenFile_ForwardsTheDomainSurvivesALossAndAsksNobodyElse(string format, bool forwardsAll)
    {
        var plan = ForwarderPlanTests.Plan(SampleStack.TwoSites(), "eu-west-2") with
        {
            Domains = [new ForwardedDomain(Zone, [near.Listeners[0].EndPoint], [far.Listeners[0].EndPoint])],
        };
        await using var resolver = await RealResolver.StartAsync(format, plan, Cancellation);

        Assert.Contains(await AskAsync(resolver.EndPoint, "first.internal.example.com"), new[] { "192.0.2.1", "192.0.2.2" });

        await near.Listeners[0].DisposeAsync();
        Assert.Equal("192.0.2.2", await AskAsync(resolver.EndPoint, "second.internal.example.com"));

        var asked = far.Listeners[0].Counters.Received;
        Assert.Contains(await AskAsync(resolver.EndPoint, "www.example.org"), forwardsAll ? ["192.0.2.2"] : new[] { "Refused", "ServFail" });
        Assert.Equal(asked + (forwardsAll ? 1 : 0), far.Listeners[0].Counters.Received);
    }

    /// <summary>The address that a name resolves to, or the response code.</summary>
    private static async Task<string> AskAsync(IPEndPoint resolver, string name)
    {
        var exchange = await new DnsClient(TimeProvider.System).AskAsync(resolver, new DnsQuestion(DomainName.Parse(name), RecordType.A), Patience, Cancellation);
        var reply = Assert.IsType<DnsExchange.Answered>(exchange).Parse() ?? throw new InvalidDataException("The reply is malformed.");
        return reply.Answers.Select(answer => answer.Data.ToString()).FirstOrDefault() ?? reply.ResponseCode.ToString();
    }
}
