using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>Each fault on the running sample stack: what it hits, what it does not hit, and that it goes away.</summary>
[Collection("Pulumi")]
public sealed class TwinHostTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private const string App = "app.internal.example.com";
    private const string Uk = "NoError 172.16.1.10";
    private const string Us = "NoError 172.20.1.10";
    private const string Orders = "orders.internal.example.com";
    private const string OrdersUk = "NoError 172.16.1.20";

    [Theory]
    [InlineData(QueryTransport.Udp)]
    [InlineData(QueryTransport.Tcp)]
    public async Task Clients_OfEachSite_GetTheirOwnInstance(QueryTransport transport)
    {
        await AllWellAsync();
        Assert.Equal(Uk, await fixture.AskAsync("uk", App, transport));
        Assert.Equal(Us, await fixture.AskAsync("us", App, transport));
        Assert.Equal("NxDomain", await fixture.AskAsync("uk", "nobody.internal.example.com", transport));
        Assert.Equal("Refused", await fixture.AskAsync("uk", "www.example.org", transport));
    }

    [Rule("RUN-05")]
    [Theory]
    [InlineData("refuse")]
    [InlineData("500")]
    [InlineData("bad-certificate")]
    [InlineData("hang")]
    public async Task InstanceFault_MovesItsClientsAway_AndBack(string mode)
    {
        await AllWellAsync();
        await using (await fixture.FailAsync("instance", "app/uk", mode))
        {
            await fixture.EventuallyAsync("uk", App, Us);
            Assert.Equal(Us, await fixture.AskAsync("us", App));
            // Not hit: another service of the same site.
            Assert.Equal(OrdersUk, await fixture.AskAsync("uk", Orders));
        }

        await fixture.EventuallyAsync("uk", App, Uk);
    }

    [Fact]
    public async Task InboundFault_MovesQueriesToTheNextAddress_AndKeepsTheAnswer()
    {
        await AllWellAsync();
        await NobodyAvoidedAsync();
        var (first, second) = (Listener("10.10.0.4"), Listener("10.10.0.20"));
        await using (await fixture.FailAsync("inbound", "10.10.0.4"))
        {
            var before = second.Counters.Answered;

            Assert.Equal(Uk, await fixture.AskAsync("uk", App));

            Assert.Equal("TimedOut", await fixture.AskAsync(first, App, TimeSpan.FromSeconds(1)));
            Assert.True(second.Counters.Answered > before, "the next address was not asked");
        }

        Assert.Equal(Uk, await fixture.AskAsync(first, App, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task ZoneFault_SilencesItsInboundAddressAndNoOther()
    {
        await using (await fixture.FailAsync("zone", "eu-west-2b"))
        {
            Assert.NotNull(Listener("10.10.0.20").Gate.Fault);
            Assert.Null(Listener("10.10.0.4").Gate.Fault);
            Assert.Null(Listener("10.20.0.20").Gate.Fault);
        }

        Assert.Null(Listener("10.10.0.20").Gate.Fault);
    }

    [Fact]
    public async Task SiteFault_TakesItsInstancesAndAddresses_AndLeavesTheOtherSite()
    {
        await AllWellAsync();
        var checker = await RunningCheckerAsync("uk");
        var starts = checker.Starts;
        await using (await fixture.FailAsync("site", "uk"))
        {
            Assert.Equal(InstanceMode.Refusing, fixture.Twin.Instances.Servers["app/uk"].Mode);
            Assert.Equal(InstanceMode.Serving, fixture.Twin.Instances.Servers["app/us"].Mode);
            Assert.Equal(Us, await fixture.AskAsync("us", App));
        }

        Assert.Equal(InstanceMode.Serving, fixture.Twin.Instances.Servers["app/uk"].Mode);
        await StartedAgainAsync(checker, starts);
        await fixture.EventuallyAsync("uk", App, Uk);
    }

    [Fact]
    public async Task TunnelFault_OfASite_IsBypassedOverTheOtherSitesGateway_UntilThatIsLostToo()
    {
        await AllWellAsync();
        await using (await fixture.FailAsync("tunnel", "uk"))
        {
            Assert.Equal(Uk, await fixture.AskAsync("uk", App));
            Assert.Equal(Us, await fixture.AskAsync("us", App));
            await using (await fixture.FailAsync("tunnel", "us"))
            {
                Assert.Equal("ServFail", await fixture.AskAsync("uk", App));
            }
        }

        await fixture.EventuallyAsync("uk", App, Uk);
        await fixture.EventuallyAsync("us", App, Us);
    }

    [Fact]
    public async Task PartitionFault_CutsTheAzureClientsOff_AndNotTheAwsOnes()
    {
        await AllWellAsync();
        await using (await fixture.FailAsync("partition", ""))
        {
            // Each waits for six silent addresses, one after another; the two need not wait for each other.
            var cutOff = await Task.WhenAll(fixture.AskAsync("uk", App), fixture.AskAsync("us", App));
            Assert.Equal("ServFail", cutOff[0]);
            Assert.NotEqual(Us, cutOff[1]);
            Assert.NotEqual("ServFail", await fixture.AskAsync(Listener("10.10.0.2"), App, TimeSpan.FromSeconds(20)));
        }

        await fixture.EventuallyAsync("uk", App, Uk);
    }

    [Fact]
    public async Task RegionFault_SilencesItsResolvers_AndEndsItsChecker()
    {
        var checker = await RunningCheckerAsync("us");
        var starts = checker.Starts;
        await using (await fixture.FailAsync("region", "us-west-2"))
        {
            Assert.NotNull(Listener("10.20.0.4").Gate.Fault);
            Assert.NotNull(Listener("10.20.0.2").Gate.Fault);
            Assert.Null(Listener("10.10.0.4").Gate.Fault);
            Assert.Equal(InstanceMode.Serving, fixture.Twin.Instances.Servers["app/us"].Mode);
        }

        Assert.Null(Listener("10.20.0.4").Gate.Fault);
        await StartedAgainAsync(checker, starts);
        await fixture.EventuallyAsync("us", App, Us);
    }

    [Fact]
    public async Task CheckerFault_EndsItsProcess_AndRecoveryStartsAnother()
    {
        var (uk, us) = (await RunningCheckerAsync("uk"), await RunningCheckerAsync("us"));
        var (ukStarts, usStarts) = (uk.Starts, us.Starts);

        await (await fixture.FailAsync("checker", "uk")).DisposeAsync();

        await StartedAgainAsync(uk, ukStarts);

        Assert.Equal(usStarts, us.Starts);
    }

    // Every test has the twin of the one before: what that broke may still be on its way back.
    private async Task AllWellAsync()
    {
        foreach (var (site, name, answer) in new[] { ("uk", App, Uk), ("us", App, Us), ("uk", Orders, OrdersUk), ("us", Orders, OrdersUk) })
        {
            await fixture.EventuallyAsync(site, name, answer);
        }
    }

    // Earlier faults may have put a target into quarantine: half an hour of the twin's time.
    private async Task NobodyAvoidedAsync()
    {
        while (fixture.Twin.Engine.Current.Targets.Values.Any(target => target.AvoidedUntil > fixture.Twin.Now))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private DnsListener Listener(string declared) =>
        fixture.Twin.Resolvers.Single(pair => pair.Entry.Declared.ToString() == declared).Listener;

    /// <summary>The checker of a site, once it has answered: the next test must not meet one that is still starting.</summary>
    private async Task<FunctionHost> RunningCheckerAsync(string site)
    {
        var checker = fixture.Twin.Functions.Single(function => function.Function.Site == site);
        await checker.FirstAnswer.WaitAsync(TestContext.Current.CancellationToken);
        return checker;
    }

    private static async Task StartedAgainAsync(FunctionHost checker, int starts)
    {
        while (checker.Starts == starts)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
