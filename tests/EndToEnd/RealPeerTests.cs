using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CrossCloudDns.Twin.Engine.Forwarders;
using Xunit.Sdk;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>BIND, Unbound, dnsmasq and systemd-resolved as resolvers of a network beside site uk: between dig and the running twin, with the files that <c>forwarders</c> writes.</summary>
[Collection("EndToEnd")]
public sealed class RealPeerTests(PeeredTwin peered, ITestOutputHelper output) : IClassFixture<PeeredTwin>, IAsyncDisposable
{
    private const int Tries = 5;

    // What a loaded machine may add before a change is seen from outside.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    // How often a client must ask to get over the loss of a whole site; docs/forwarders.md has the numbers.
    // Not Unbound: right after such a loss it leaves one query in some without any answer.
    private static readonly ImmutableDictionary<string, int> TriesOverASite =
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("bind9", 1), KeyValuePair.Create("dnsmasq", 1), KeyValuePair.Create("systemd-resolved", 4)]);

    private readonly Dictionary<string, string> faults = [];
    private readonly List<RealResolver> peers = [];
    private ImmutableDictionary<string, int> tries = ImmutableDictionary<string, int>.Empty;
    private SkipException? leftOut;
    private int asked;
    private int lost;

    public static TheoryData<string> Formats => [.. RealResolver.Formats];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Uk => Instance("app/uk");

    private string Us => Instance("app/us");

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in peers)
        {
            await peer.DisposeAsync();
        }

        foreach (var fault in faults.Values)
        {
            await peered.Twin.RecoverAsync(fault, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Instance_Dies_ClientsOfEveryPeerMoveWithinBudgetPlusTtlAndComeBack()
    {
        await peered.StartAsync(Cancelled);
        await StartAsync(RealResolver.Formats, peered.OwnSiteOnly);
        await EachAsync(peer => SeesAsync(peer, Uk));

        await HitAsync("instance", "app/uk");
        await EachAsync(peer => SeesAsync(peer, Us));

        await RecoverAsync();
        await EachAsync(peer => SeesAsync(peer, Uk));
        Report("while app/uk died and came back");
        SayWhatWasLeftOut();
    }

    // Unbound apart: what it does with a lost address depends on how long ago it asked last, and it is not to wait for the slowest.
    [Theory]
    [InlineData("unbound")]
    [InlineData("bind9", "dnsmasq", "systemd-resolved")]
    public async Task InboundAddresses_DieOneByOne_AnswersComeWhileOneIsLeftAndAgainAfterwards(params string[] formats)
    {
        await peered.StartAsync(Cancelled);
        await StartAsync(formats, peered.OwnSiteOnly);
        await EachAsync(peer => AnswersAsync(peer, "with all addresses"));

        var addresses = InboundOf("uk");
        Assert.Equal(3, addresses.Count);
        foreach (var address in addresses.SkipLast(1))
        {
            await HitAsync("inbound", address);
            await EachAsync(peer => AnswersAsync(peer, $"without {string.Join(", ", faults.Keys)}"));
        }

        Report("while one address was left");
        await HitAsync("inbound", addresses[^1]);
        await EachAsync(async peer => Assert.DoesNotContain("NOERROR", (await AskAsync(peer, PeeredTwin.NeverKept)).Status, StringComparison.Ordinal));
        Report("without any address");

        await RecoverAsync();
        await EachAsync(peer => SeesAsync(peer, Instance("orders/uk"), PeeredTwin.NeverKept, peered.Plan.Timing.Retry));
        Report("until they answered again");
        await EachAsync(peer => AnswersAsync(peer, "with all addresses again"));
        SayWhatWasLeftOut();
    }

    [Fact]
    public async Task AllInboundAddressesOfTheSite_Die_TheOtherSitesAnswerInstead()
    {
        tries = TriesOverASite;
        await peered.StartAsync(Cancelled);
        await StartAsync(TriesOverASite.Keys.Order(StringComparer.Ordinal), peered.Plan);
        // Whom they ask is their own choice: on loopback both sites are equally far. In the end each has lost the one, and then the other.
        await EachAsync(peer => AnswersAsync(peer, "with both sites"));

        foreach (var address in InboundOf("uk"))
        {
            await HitAsync("inbound", address);
        }

        await ThroughAsync("us", () => EachAsync(peer => AnswersAsync(peer, "without the addresses of uk")));
        await EachAsync(peer => SeesAsync(peer, Us));

        await RecoverAsync();
        foreach (var address in InboundOf("us"))
        {
            await HitAsync("inbound", address);
        }

        await EachAsync(peer => SeesAsync(peer, Uk, beside: peered.Plan.Timing.Retry));
        Report("until uk answered again");
        // Losses are counted and allowed: the addresses that answer now were silent a moment ago.
        await ThroughAsync("uk", () => EachAsync(peer => SeesOftenAsync(peer, Instance("orders/uk"))));
        Report("without the addresses of us");
        SayWhatWasLeftOut();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task UnknownName_AskedAgain_IsAnsweredFromThePeersCache(string format)
    {
        await peered.StartAsync(Cancelled);
        var peer = await RealResolver.StartAsync(format, peered.OwnSiteOnly, Cancelled);
        peers.Add(peer);
        var name = $"nowhere-{format}.internal.example.com";
        var before = await CountAsync("received");

        Assert.Equal("NXDOMAIN", (await AskAsync(peer, name)).Status);
        var once = await CountAsync("received");
        Assert.True(once > before, "The first question did not reach the twin.");

        for (var i = 0; i < Tries; i++)
        {
            Assert.Equal("NXDOMAIN", (await AskAsync(peer, name)).Status);
        }

        Assert.Equal(once, await CountAsync("received"));
    }

    private string Instance(string id) => peered.Twin.Ready.Instances[id].Declared!;

    private List<string> InboundOf(string site) => [.. peered.Twin.Ready.Inbound[site].Select(inbound => inbound.Declared!)];

    private async Task StartAsync(IEnumerable<string> formats, ForwarderPlan plan)
    {
        foreach (var format in formats)
        {
            try
            {
                peers.Add(await RealResolver.StartAsync(format, plan, Cancelled));
            }
            catch (SkipException exception)
            {
                leftOut = exception;
            }
        }
    }

    // One that cannot be run here keeps nobody from trying the others.
    private void SayWhatWasLeftOut()
    {
        if (leftOut is not null)
        {
            throw leftOut;
        }
    }

    private Task EachAsync(Func<RealResolver, Task> ask) => Task.WhenAll(peers.Select(ask));

    private async Task HitAsync(string kind, string target) =>
        faults.Add(target, await peered.Twin.FailAsync(new { kind, target }, Cancelled));

    private async Task RecoverAsync()
    {
        foreach (var (target, fault) in faults)
        {
            await peered.Twin.RecoverAsync(fault, Cancelled);
            faults.Remove(target);
        }
    }

    private async Task<DigAnswer> AskAsync(RealResolver peer, string name)
    {
        var answer = await Dig.AskAsync(new Endpoint(peer.EndPoint.Address.ToString(), peer.EndPoint.Port), name, Cancelled, $"+tries={Math.Max(tries.GetValueOrDefault(peer.Format), peer.ClientTries)}");
        Interlocked.Increment(ref asked);
        if (answer.Status is not ("NOERROR" or "NXDOMAIN"))
        {
            Interlocked.Increment(ref lost);
        }

        return answer;
    }

    /// <summary>Asks several times for what is never kept; every answer must come.</summary>
    private async Task AnswersAsync(RealResolver peer, string when)
    {
        for (var i = 0; i < Tries; i++)
        {
            var answer = await AskAsync(peer, PeeredTwin.NeverKept);
            Assert.True(answer.Addresses.SequenceEqual([Instance("orders/uk")]), $"{peer.Format} {when}:\n{answer.Text}");
        }
    }

    /// <summary>Asks for something at least several times, and holds that all answers are given by the inbound addresses of one site.</summary>
    private async Task ThroughAsync(string site, Func<Task> ask)
    {
        var (all, ofSite) = (await CountAsync("answered"), await CountAsync("answered", site));
        await ask();
        var given = await CountAsync("answered", site) - ofSite;
        Assert.True(given >= Tries * peers.Count, $"Only {given} of {Tries * peers.Count} answers came through {site}.");
        Assert.Equal(given, await CountAsync("answered") - all);
    }

    private async Task SeesOftenAsync(RealResolver peer, string address)
    {
        for (var i = 0; i < Tries; i++)
        {
            await SeesAsync(peer, address, PeeredTwin.NeverKept, peered.Plan.Timing.Retry);
        }
    }

    /// <summary>Asks until the answer is <paramref name="address"/>, at most for the failover budget of the twin and what the peer may add.</summary>
    /// <param name="beside">What the peer may add; its cache when nothing is said.</param>
    private async Task SeesAsync(RealResolver peer, string address, string name = PeeredTwin.Kept, TimeSpan? beside = null)
    {
        var allowed = (await peered.Twin.BudgetAsync(name, Cancelled) / PeeredTwin.Speed) + (beside ?? PeeredTwin.Ttl) + Slack;
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var answer = await AskAsync(peer, name);
            if (answer.Addresses.SequenceEqual([address]))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{peer.Format}: {name} is {address} after {elapsed.Elapsed.TotalSeconds:0.0} s of at most {allowed.TotalSeconds:0.0} s"));
                return;
            }

            Assert.True(elapsed.Elapsed <= allowed, $"{peer.Format}: {name} was not {address} within {allowed.TotalSeconds} s.\n{answer.Text}\n{peered.Twin.Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancelled);
        }
    }

    private void Report(string when)
    {
        output.WriteLine($"{string.Join(", ", peers.Select(peer => peer.Format))} {when}: {asked} asked, {lost} lost");
        (asked, lost) = (0, 0);
    }

    /// <summary>A counter of the inbound addresses, of all sites or one, once nothing is on its way any more.</summary>
    private async Task<long> CountAsync(string counter, string? site = null)
    {
        var (earlier, now) = (-1L, 0L);
        while (earlier != now)
        {
            earlier = now;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancelled);
            var declared = peered.Twin.Ready.Inbound.Where(inbound => site is null || inbound.Key == site).SelectMany(inbound => inbound.Value).Select(inbound => inbound.Declared!);
            now = (await peered.Twin.StateAsync(Cancelled)).GetProperty("resolvers").EnumerateArray()
                .Where(resolver => declared.Contains(resolver.GetProperty("declared").GetString()))
                .Sum(resolver => resolver.GetProperty(counter).GetInt64());
        }

        return now;
    }
}
