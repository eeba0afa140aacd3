using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>
/// https://learn.microsoft.com/azure/dns/dns-private-resolver-overview and
/// https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets
/// </summary>
public class AzureResolverTests
{
    private const string Hub = "vnet-hub";
    private const string Spoke = "vnet-spoke";
    private static readonly DateTimeOffset Now = Sample.Now;

    [Rule("AZ-07")]
    [Theory]
    [InlineData("app.example.org", "apex")]
    [InlineData("example.org", "apex")]
    [InlineData("x.deep.example.org", "deep")]
    [InlineData("deep.example.org", "deep")]
    [InlineData("notdeep.example.org", "apex")]
    [InlineData("anotherexample.org", "all")]
    [InlineData("off.example.org", "apex")]
    public void Decide_SeveralRules_TheLongestSuffixOnLabelBoundariesWins(string name, string rule) =>
        Assert.Equal(rule, Forward(Build(), name).Rule);

    [Rule("AZ-08")]
    [Theory]
    [InlineData("account.blob.core.windows.net", false)]
    [InlineData("vault.azure.net", false)]
    [InlineData("windows.net", false)]
    [InlineData("notwindows.net", true)]
    [InlineData("example.net", true)]
    public void Decide_RootRule_LeavesNamesReservedForAzureAlone(string name, bool forwarded)
    {
        var decision = Decide(Build(), name);
        Assert.Equal(forwarded, decision is ResolverDecision.Forward);
        Assert.Equal(!forwarded, decision is ResolverDecision.Public);
    }

    [Rule("AZ-09")]
    [Fact]
    public void Decide_RuleThatNamesAReservedSuffix_IsHonoured()
    {
        var state = Build(rules: [Rule("blob", "blob.core.windows.net", 1)]);
        Assert.Equal("blob", Forward(state, "account.blob.core.windows.net").Rule);
    }

    [Rule("AZ-02")]
    [Fact]
    public void Decide_PrivateZoneLinked_AnswersAndIsNeverFallenThrough()
    {
        var state = Build(zones: [Zone("example.org", Hub)]);
        Assert.Equal("192.0.2.7", Assert.Single(Answer(state, "host.example.org").Answers).Data.ToString());
        var missing = Answer(state, "app.example.org");
        Assert.Equal((ResponseCode.NxDomain, RecordType.Soa), (missing.Code, Assert.Single(missing.Authority).Type));
        Assert.Equal(TimeSpan.FromSeconds(10), missing.Authority[0].Ttl);
    }

    [Rule("AZ-03")]
    [Fact]
    public void Decide_PrivateZoneLinkedElsewhere_DoesNotAnswer() =>
        Assert.Equal("apex", Forward(Build(zones: [Zone("example.org", Spoke)]), "host.example.org").Rule);

    [Rule("AZ-04")]
    [Fact]
    public void Decide_SeveralPrivateZones_TheMostSpecificAnswers()
    {
        var state = Build(zones: [Zone("example.org", Hub), Zone("sub.example.org", Hub)]);
        Assert.Equal("192.0.2.7", Assert.Single(Answer(state, "host.sub.example.org").Answers).Data.ToString());
        Assert.Equal(ResponseCode.NxDomain, Answer(state, "other.sub.example.org").Code);
    }

    [Rule("AZ-05")]
    [Fact]
    public void Decide_ZoneMatchesTheQueriedNameOnly()
    {
        // A rule for the public suffix overrides a linked privatelink zone, which is another suffix.
        var state = Build(rules: [Rule("blob", "blob.core.windows.net", 1)], zones: [Zone("privatelink.blob.core.windows.net", Hub)]);
        Assert.Equal("blob", Forward(state, "account.blob.core.windows.net").Rule);
        Assert.Equal(ResponseCode.NxDomain, Answer(state, "account.privatelink.blob.core.windows.net").Code);
    }

    [Rule("AZ-06")]
    [Theory]
    [InlineData("missing.privatelink.example.net", true)]
    [InlineData("host.privatelink.example.net", false)]
    public void Decide_NxDomainRedirect_LeavesMissingNamesToThePublicDns(string name, bool isPublic)
    {
        // https://learn.microsoft.com/azure/dns/private-dns-fallback
        var state = Build(zones: [Zone("privatelink.example.net", Hub, redirect: true)]);
        Assert.Equal(isPublic, Decide(state, name) is ResolverDecision.Public);
    }

    [Rule("AZ-10")]
    [Fact]
    public void Decide_NoRulesetLinked_IsLeftToThePublicDns() =>
        Assert.IsType<ResolverDecision.Public>(AzureResolver.Decide(Build(), "vnet-lonely", Ask("app.example.org"), Now));

    [Rule("AZ-25")]
    [Rule("AZ-01")]
    [Fact]
    public void Decide_CustomServers_TakeTheQueryBeforeEverythingElse()
    {
        var state = Build(zones: [Zone("example.org", "vnet-custom")]);
        var forward = Assert.IsType<ResolverDecision.Forward>(AzureResolver.Decide(state, "vnet-custom", Ask("host.example.org"), Now));
        Assert.Equal(["172.16.9.9:53"], forward.Targets.Select(target => target.EndPoint.ToString()));
    }

    [Rule("AZ-18")]
    [Fact]
    public void DecideAt_InboundEndpoint_AnswersInItsVNetsContextWithItsRuleset()
    {
        var state = Build(zones: [Zone("azure.example.org", Hub)]);
        var inbound = IPAddress.Parse("172.16.0.4");
        Assert.IsType<ResolverDecision.Answered>(AzureResolver.DecideAt(state, inbound, Ask("host.azure.example.org"), Now));
        var forward = Assert.IsType<ResolverDecision.Forward>(AzureResolver.DecideAt(state, inbound, Ask("app.example.org"), Now));
        Assert.Equal("apex", forward.Rule);
        Assert.Throws<ArgumentException>(() => AzureResolver.DecideAt(state, IPAddress.Parse("172.16.0.5"), Ask("a.example.org"), Now));
    }

    [Rule("AZ-11")]
    [Fact]
    public void Decide_AllTargetsWell_KeepsToTheDeclaredOrder() => Assert.Equal(["10.0.0.1", "10.0.0.2", "10.0.0.3"], Targets(Build()));

    [Rule("AZ-12")]
    [Fact]
    public void TargetTimedOut_Once_BacksOffForASecondThenReturns()
    {
        var state = TimeOut(Build(), 1);
        Assert.Equal(["10.0.0.2", "10.0.0.3", "10.0.0.1"], Targets(state));
        Assert.Equal(["10.0.0.1", "10.0.0.2", "10.0.0.3"], Targets(state, Now.AddSeconds(1)));
    }

    [Rule("AZ-12")]
    [Fact]
    public void TargetTimedOut_Twice_BacksOffTwiceAsLong()
    {
        var state = TimeOut(Build(), 2);
        Assert.Equal("10.0.0.2", Targets(state, Now.AddSeconds(1.9))[0]);
        Assert.Equal("10.0.0.1", Targets(state, Now.AddSeconds(2))[0]);
    }

    [Rule("AZ-13")]
    [Fact]
    public void TargetTimedOut_ThreeTimes_IsNotAskedForThirtyMinutes()
    {
        var state = TimeOut(Build(), 3);
        Assert.Equal(["10.0.0.2", "10.0.0.3"], Targets(state, Now.AddMinutes(30).AddTicks(-1)));
        Assert.Equal(["10.0.0.1", "10.0.0.2", "10.0.0.3"], Targets(state, Now.AddMinutes(30)));
    }

    [Rule("AZ-13")]
    [Fact]
    public void TargetTimedOut_AfterItsQuarantine_IsMarkedAgainAtOnce()
    {
        var after = Now.AddMinutes(31);
        var state = TimeOut(Build(), 3).Apply(new EngineEvent.TargetTimedOut(Key(1)), after);
        Assert.DoesNotContain("10.0.0.1", Targets(state, after.AddMinutes(29)));
    }

    [Rule("AZ-14")]
    [Fact]
    public void TargetAnswered_ForgetsEarlierTimeouts()
    {
        var state = TimeOut(Build(), 2).Apply(new EngineEvent.TargetAnswered(Key(1)), Now);
        Assert.Empty(state.Targets);
        Assert.Equal("10.0.0.1", Targets(TimeOut(state, 2), Now.AddSeconds(2))[0]);
    }

    [Rule("AZ-15")]
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 0)]
    public void Decide_EveryTargetMarkedUnresponsive_FollowsTheAssumption(bool asksAll, int targets)
    {
        var state = Build(assumptions: Assumptions.Default with { AsksQuarantinedTargetsWhenNoneIsLeft = asksAll });
        foreach (var target in new[] { 1, 2, 3 })
            state = TimeOut(state, 3, target);
        Assert.Equal(targets, Targets(state).Length);
    }

    [Rule("AZ-16")]
    [Fact]
    public void Decide_TargetsOfAnotherRuleset_HaveAStateOfTheirOwn()
    {
        var state = TimeOut(Build(), 3);
        var forward = Assert.IsType<ResolverDecision.Forward>(AzureResolver.Decide(state, Spoke, Ask("app.example.org"), Now));
        Assert.Equal("10.0.0.1", forward.Targets[0].EndPoint.Address.ToString());
    }

    [Rule("AZ-19")]
    [Fact]
    public void Decide_CnameInAPrivateZone_IsResolvedFromTheStartAgain()
    {
        var state = Build(zones: [Zone("internal.example.net", Hub)]);
        var forward = Forward(state, "alias.internal.example.net");
        Assert.Equal(("apex", DomainName.Parse("app.example.org"), 1), (forward.Rule, forward.Question.Name, forward.Prefix.Length));
    }

    [Rule("AZ-07")]
    [Fact]
    public void Decide_Trail_SaysWhyRulesFellOut()
    {
        var trail = Decide(Build(), "off.example.org").Trail;
        Assert.Contains(trail.Entries, entry => entry is { Stage: TrailStage.ForwardingRule, Verdict: TrailVerdict.Dropped, Subject: "off", Reason: "disabled" });
        Assert.Contains(trail.Entries, entry => entry is { Stage: TrailStage.ForwardingRule, Verdict: TrailVerdict.Chosen, Subject: "apex" });
        Assert.Contains(trail.Entries, entry => entry is { Stage: TrailStage.ForwardingTarget, Verdict: TrailVerdict.Chosen, Subject: "10.0.0.1:53" });
    }

    private static EngineState Build(ImmutableArray<ForwardingRule>? rules = null, ImmutableArray<PrivateZone>? zones = null, Assumptions? assumptions = null)
    {
        var network = new VirtualNetwork { Id = Hub, Name = "hub", Location = "uksouth", Site = "uk" };
        var ruleset = new ForwardingRuleset
        {
            Id = "ruleset",
            Name = "ruleset",
            VirtualNetworkIds = [Hub],
            Rules = rules ?? [Rule("all", ".", 9), Rule("apex", "example.org", 1), Rule("deep", "deep.example.org", 4), Rule("off", "off.example.org", 5) with { Enabled = false }],
        };
        var model = new StackModel
        {
            Project = "p",
            Stack = "s",
            VirtualNetworks =
            [
                network, network with { Id = Spoke }, network with { Id = "vnet-lonely" },
                network with { Id = "vnet-custom", DnsServers = [IPAddress.Parse("172.16.9.9")] },
            ],
            DnsResolvers =
            [
                new DnsResolver { Id = "r", Name = "resolver", VirtualNetworkId = Hub, InboundEndpoints = [new AzureInboundEndpoint("in", "in", [IPAddress.Parse("172.16.0.4")])] },
            ],
            ForwardingRulesets = [ruleset, ruleset with { Id = "ruleset-2", VirtualNetworkIds = [Spoke] }],
            PrivateZones = zones ?? [],
        };
        return EngineState.Start(model, Now, assumptions);
    }

    private static ForwardingRule Rule(string name, string domain, int firstTarget) => new()
    {
        Id = name,
        Name = name,
        Domain = DomainName.Parse(domain),
        Targets = [.. Enumerable.Range(firstTarget, 3).Select(i => new IPEndPoint(IPAddress.Parse($"10.0.0.{i}"), 53))],
    };

    private static PrivateZone Zone(string name, string network, bool redirect = false)
    {
        var apex = DomainName.Parse(name);
        return new PrivateZone
        {
            Id = name,
            Name = apex,
            Links = [new PrivateZoneLink(network, RegistrationEnabled: false, redirect)],
            Records =
            [
                new ResourceRecord(apex.Prepend("alias")!, TimeSpan.FromMinutes(5), RecordData.Parse(RecordType.Cname, "app.example.org.")),
                new ResourceRecord(apex.Prepend("host")!, TimeSpan.FromMinutes(5), RecordData.Parse(RecordType.A, "192.0.2.7")),
            ],
        };
    }

    private static Question Ask(string name) => new(DomainName.Parse(name), RecordType.A);

    private static ResolverDecision Decide(EngineState state, string name, DateTimeOffset? now = null) => AzureResolver.Decide(state, Hub, Ask(name), now ?? Now);

    private static ResolverDecision.Forward Forward(EngineState state, string name) => Assert.IsType<ResolverDecision.Forward>(Decide(state, name));

    private static DnsAnswer Answer(EngineState state, string name) => Assert.IsType<ResolverDecision.Answered>(Decide(state, name)).Answer;

    private static string[] Targets(EngineState state, DateTimeOffset? now = null) =>
        [.. Assert.IsType<ResolverDecision.Forward>(Decide(state, "app.example.org", now)).Targets.Select(target => target.EndPoint.Address.ToString())];

    private static TargetKey Key(int target) => new("ruleset", new IPEndPoint(IPAddress.Parse($"10.0.0.{target}"), 53));

    private static EngineState TimeOut(EngineState state, int times, int target = 1) =>
        Enumerable.Range(0, times).Aggregate(state, (current, _) => current.Apply(new EngineEvent.TargetTimedOut(Key(target)), Now));
}
