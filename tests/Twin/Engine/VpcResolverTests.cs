using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using static CrossCloudDns.Tests.Twin.Engine.Sample;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>
/// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html and
/// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html
/// </summary>
public class VpcResolverTests
{
    [Rule("RES-01")]
    [Fact]
    public void Decide_ForwardRuleAndZoneOfTheSameName_TheRuleWins() =>
        Assert.Equal("same", Assert.IsType<ResolverDecision.Forward>(Ask(With(Rule("same", "example.org")), "www")).Rule);

    [Rule("RES-02")]
    [Fact]
    public void Decide_ZoneMoreSpecificThanTheRule_TheZoneAnswers() =>
        Assert.Equal(["192.0.2.1"], Data(With(Rule("broad", "org")), "www"));

    [Rule("RES-02")]
    [Fact]
    public void Decide_RuleMoreSpecificThanTheZone_TheRuleWins()
    {
        var state = With(Rule("narrow", "sub.example.org"));
        Assert.IsType<ResolverDecision.Forward>(Ask(state, "x.sub"));
        Assert.Equal(["192.0.2.1"], Data(state, "www"));
    }

    [Rule("RES-03")]
    [Fact]
    public void Decide_SystemRule_TakesItsNamesOutOfAForwardRule()
    {
        var state = With(Rule("all", "example.org"), Rule("mine", "www.example.org", ResolverRuleKind.System));
        Assert.Equal(["192.0.2.1"], Data(state, "www"));
        Assert.IsType<ResolverDecision.Forward>(Ask(state, "other"));
    }

    [Rule("RES-04")]
    [Fact]
    public void Decide_RuleOfAnotherVpc_IsNotLookedAt() =>
        Assert.Equal(["192.0.2.1"], Data(With(Rule("same", "example.org") with { VpcIds = ["vpc-2"] }), "www"));

    [Rule("RES-08")]
    [Fact]
    public void Decide_NeitherRuleNorZone_IsLeftToThePublicDns() =>
        Assert.IsType<ResolverDecision.Public>(VpcResolver.Decide(With(), VpcId, new Question(DomainName.Parse("example.com"), RecordType.A), Now));

    [Rule("RES-05")]
    [Fact]
    public void Decide_SplitHorizon_EachVpcSeesItsOwnZone()
    {
        var other = new HostedZone { Id = "Z2", Name = Name(""), VpcIds = ["vpc-2"], RecordSets = [Simple("www", RecordType.A, "192.0.2.200")] };
        var state = Change(With(), model => model with
        {
            Vpcs = [.. model.Vpcs, new Vpc { Id = "vpc-2", Name = "two", Region = "us-west-2", Site = "us" }],
            HostedZones = [.. model.HostedZones, other],
        });
        Assert.Equal(["192.0.2.1"], Data(state, "www"));
        var elsewhere = Assert.IsType<ResolverDecision.Answered>(VpcResolver.Decide(state, "vpc-2", new Question(Name("www"), RecordType.A), Now));
        Assert.Equal("192.0.2.200", Assert.Single(elsewhere.Answer.Answers).Data.ToString());
    }

    [Rule("RES-06")]
    [Fact]
    public void Decide_MostSpecificZone_AnswersWithNoFallingThrough()
    {
        var inner = new HostedZone { Id = "Z2", Name = Name("sub"), VpcIds = [VpcId], RecordSets = [Simple("a.sub", RecordType.A, "192.0.2.50")] };
        var state = Change(With(Simple("b.sub", RecordType.A, "192.0.2.60")), model => model with { HostedZones = [.. model.HostedZones, inner] });
        Assert.Equal(["192.0.2.50"], Data(state, "a.sub"));
        Assert.Equal(ResponseCode.NxDomain, Answer(state, "b.sub").Code);
    }

    [Rule("RES-05")]
    [Fact]
    public void Decide_ZoneNotAssociated_SaysSoInTheTrail()
    {
        var state = Change(With(), model => model with { HostedZones = [model.HostedZones[0] with { VpcIds = ["vpc-9"] }] });
        var decision = Ask(state, "www");
        Assert.IsType<ResolverDecision.Public>(decision);
        Assert.Contains(decision.Trail.Entries, entry => entry.Reason == "not associated with vpc");
    }

    [Rule("RES-08")]
    [Fact]
    public void Decide_PublicZone_IsNotAsked()
    {
        var state = Change(With(), model => model with { HostedZones = [model.HostedZones[0] with { VpcIds = [] }] });
        Assert.IsType<ResolverDecision.Public>(Ask(state, "www"));
    }

    [Rule("RES-07")]
    [Fact]
    public void Decide_DnsHostnamesOff_PrivateZonesDoNotAnswer()
    {
        var state = Change(With(), model => model with { Vpcs = [model.Vpcs[0] with { ResolvesPrivateZones = false }] });
        Assert.IsType<ResolverDecision.Public>(Ask(state, "www"));
    }

    [Rule("RES-09")]
    [Fact]
    public void Decide_Forward_LeavesThroughTwoOfThreeInterfacesInTurn()
    {
        // https://aws.amazon.com/blogs/networking-and-content-delivery/how-to-achieve-dns-high-availability-with-route-53-resolver-endpoints/
        var state = With(Rule("same", "example.org"));
        var pairs = Enumerable.Range(0, 3).Select(seed => Assert.IsType<ResolverDecision.Forward>(Ask(state, "www", seed: (ulong)seed)).Sources).ToList();
        Assert.All(pairs, pair => Assert.Equal(2, pair.Distinct().Count()));
        Assert.Equal(3, pairs.SelectMany(pair => pair).Distinct().Count());
    }

    [Rule("RES-11")]
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Decide_CnameIntoARulesDomain_MeetsTheRuleAsAssumed(bool meets, bool forwarded)
    {
        var state = With(
            Assumptions.Default with { CnameTargetsMeetRules = meets },
            [Simple("alias", RecordType.Cname, "host.azure.example.net.")],
            [Rule("azure", "azure.example.net")]);
        var decision = Ask(state, "alias");
        Assert.Equal(forwarded, decision is ResolverDecision.Forward);
        if (decision is ResolverDecision.Forward forward)
            Assert.Equal((DomainName.Parse("host.azure.example.net"), 1), (forward.Question.Name, forward.Prefix.Length));
    }

    [Rule("RES-12")]
    [Fact]
    public void DecideAt_InboundAddress_TakesTheEndpointsRegionAsOrigin()
    {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency-phz.html
        var state = TwoSiteState();
        foreach (var (inbound, expected) in new[] { ("10.10.0.4", "172.16.1.10"), ("10.10.0.36", "172.16.1.10"), ("10.20.0.4", "172.20.1.10") })
        {
            var question = new Question(DomainName.Parse("app.internal.example.com"), RecordType.A);
            var answered = Assert.IsType<ResolverDecision.Answered>(VpcResolver.DecideAt(state, IPAddress.Parse(inbound), question, Now));
            Assert.Equal(expected, Assert.Single(answered.Answer.Answers).Data.ToString());
        }
    }

    [Fact]
    public void DecideAt_AddressOfNoEndpoint_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => VpcResolver.DecideAt(TwoSiteState(), IPAddress.Parse("10.10.0.5"), new Question(Name("a"), RecordType.A), Now));

    private static EngineState With(params ResolverRule[] rules) => With(null, [Simple("www", RecordType.A, "192.0.2.1")], rules);

    private static EngineState With(RecordSet more) => With(null, [Simple("www", RecordType.A, "192.0.2.1"), more], []);

    private static EngineState With(Assumptions? assumptions, RecordSet[] sets, ResolverRule[] rules) =>
        Change(State(sets, assumptions), model => model with
        {
            ResolverRules = [.. rules],
            ResolverEndpoints =
            [
                new ResolverEndpoint
                {
                    Id = "out",
                    Name = "out",
                    Direction = ResolverDirection.Outbound,
                    Region = "eu-west-2",
                    VpcId = VpcId,
                    Site = "uk",
                    Addresses = [.. Enumerable.Range(1, 3).Select(i => new ResolverAddress(IPAddress.Parse($"10.0.{i}.4"), $"subnet-{i}", $"eu-west-2{"abc"[i - 1]}"))],
                },
            ],
        });

    private static EngineState Change(EngineState state, Func<StackModel, StackModel> change) => EngineState.Start(change(state.Model), Now, state.Assumptions);

    private static ResolverRule Rule(string name, string domain, ResolverRuleKind kind = ResolverRuleKind.Forward) => new()
    {
        Id = name,
        Name = name,
        Kind = kind,
        Domain = DomainName.Parse(domain),
        Region = "eu-west-2",
        EndpointId = "out",
        Targets = [new IPEndPoint(IPAddress.Parse("172.16.0.4"), 53), new IPEndPoint(IPAddress.Parse("172.20.0.4"), 53)],
        VpcIds = [VpcId],
    };
}
