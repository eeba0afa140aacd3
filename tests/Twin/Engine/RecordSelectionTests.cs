using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using static CrossCloudDns.Tests.Twin.Engine.Sample;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html</summary>
public class RecordSelectionTests
{
    private static readonly RoutingPolicy London = Geoproximity("eu-west-2");
    private static readonly RoutingPolicy Oregon = Geoproximity("us-west-2");
    private static readonly RoutingPolicy Dublin = Geoproximity("eu-west-1");
    private static readonly RoutingPolicy Primary = new RoutingPolicy.Failover(FailoverRole.Primary);
    private static readonly RoutingPolicy Secondary = new RoutingPolicy.Failover(FailoverRole.Secondary);

    [Rule("ROUTE-01")]
    [Theory]
    [InlineData("", "192.0.2.1")]
    [InlineData("london", "192.0.2.2")]
    [InlineData("london dublin", "192.0.2.3")]
    [InlineData("london dublin oregon", "192.0.2.1")]
    [InlineData("oregon", "192.0.2.1")]
    public void Geoproximity_Unhealthy_GivesTheClosestHealthyElseTheClosest(string unhealthy, string expected)
    {
        var state = State(
            [Address("app", "oregon", "192.0.2.3", Oregon), Address("app", "dublin", "192.0.2.2", Dublin), Address("app", "london", "192.0.2.1", London)],
            unhealthy: unhealthy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([expected], Data(state, "app"));
    }

    [Rule("ROUTE-03")]
    [Theory]
    [InlineData("", "192.0.2.1")]
    [InlineData("p", "192.0.2.2")]
    [InlineData("s", "192.0.2.1")]
    [InlineData("p s", "192.0.2.1")]
    public void Failover_CheckedPair_FollowsTheDocumentedTable(string unhealthy, string expected)
    {
        var state = State([Address("db", "s", "192.0.2.2", Secondary), Address("db", "p", "192.0.2.1", Primary)], unhealthy: unhealthy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([expected], Data(state, "db"));
    }

    [Rule("ROUTE-04")]
    [Fact]
    public void Failover_SecondaryWithoutHealthCheck_IsAlwaysHealthy()
    {
        var state = State([Address("db", "p", "192.0.2.1", Primary), Address("db", "s", "192.0.2.2", Secondary, checkedForHealth: false)], unhealthy: "p");
        Assert.Equal(["192.0.2.2"], Data(state, "db"));
    }

    [Rule("ROUTE-03")]
    [Theory]
    [InlineData("", "192.0.2.1")]
    [InlineData("a", "192.0.2.2")]
    [InlineData("a b", "192.0.2.3")]
    [InlineData("a b c", "192.0.2.1")]
    [InlineData("b", "192.0.2.1")]
    public void Failover_ChainOfThreeThroughAlias_TakesTheFirstHealthy(string unhealthy, string expected)
    {
        var state = State(
            [
                Address("db", "a", "192.0.2.1", Primary), Alias("db", "rest", "rest-db", Secondary, evaluateTargetHealth: true),
                Address("rest-db", "b", "192.0.2.2", Primary), Address("rest-db", "c", "192.0.2.3", Secondary),
            ],
            unhealthy: unhealthy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([expected], Data(state, "db"));
    }

    [Rule("ROUTE-16")]
    [Theory]
    [InlineData(true, "192.0.2.9")]
    [InlineData(false, "192.0.2.1")]
    public void Alias_NoTargetHealthy_IsLeftOnlyWhenItEvaluatesTargetHealth(bool evaluates, string expected)
    {
        var state = State(
            [
                Alias("app", "uk", "app-uk", London, evaluates), Address("app", "us", "192.0.2.9", Oregon),
                Address("app-uk", "uk1", "192.0.2.1", Primary), Address("app-uk", "uk2", "192.0.2.2", Secondary),
            ],
            unhealthy: ["uk1", "uk2"]);
        Assert.Equal([expected], Data(state, "app"));
    }

    [Rule("ROUTE-16")]
    [Fact]
    public void Alias_OneTargetHealthy_StaysInTheBranch()
    {
        var state = State(
            [
                Alias("app", "uk", "app-uk", London, evaluateTargetHealth: true), Address("app", "us", "192.0.2.9", Oregon),
                Address("app-uk", "uk1", "192.0.2.1", Primary), Address("app-uk", "uk2", "192.0.2.2", Secondary),
            ],
            unhealthy: "uk1");
        Assert.Equal(["192.0.2.2"], Data(state, "app"));
    }

    [Rule("ROUTE-17")]
    [Theory]
    [InlineData("", "192.0.2.1")]
    [InlineData("branch", "192.0.2.9")]
    [InlineData("uk1", "192.0.2.9")]
    public void Alias_WithHealthCheckAndTargetHealth_NeedsBoth(string unhealthy, string expected)
    {
        var state = State(
            [
                Alias("app", "uk", "app-uk", London, evaluateTargetHealth: true, healthCheckId: "hc-branch"), Address("app", "us", "192.0.2.9", Oregon),
                Address("app-uk", "uk1", "192.0.2.1", Primary),
            ],
            unhealthy: unhealthy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([expected], Data(state, "app"));
    }

    [Rule("ROUTE-18")]
    [Fact]
    public void Alias_LeafWithoutHealthCheck_KeepsTheWholeBranchHealthy()
    {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
        var state = State(
            [
                Alias("app", "uk", "app-uk", London, evaluateTargetHealth: true), Address("app", "us", "192.0.2.9", Oregon),
                Address("app-uk", "uk1", "192.0.2.1", Primary), Address("app-uk", "uk2", "192.0.2.2", Secondary, checkedForHealth: false),
            ],
            unhealthy: "uk1");
        Assert.Equal(["192.0.2.2"], Data(state, "app"));
    }

    [Rule("ROUTE-02")]
    [Fact]
    public void Alias_EveryBranchUnhealthy_AnswersAsIfAllWereHealthyAtEveryLevel()
    {
        var state = State(
            [
                Alias("app", "uk", "app-uk", London, evaluateTargetHealth: true), Alias("app", "us", "app-us", Oregon, evaluateTargetHealth: true),
                Address("app-uk", "uk1", "192.0.2.1", Primary), Address("app-uk", "uk2", "192.0.2.2", Secondary),
                Address("app-us", "us1", "192.0.2.3", Primary),
            ],
            unhealthy: ["uk1", "uk2", "us1"]);
        Assert.Equal(["192.0.2.1"], Data(state, "app"));
    }

    [Rule("ROUTE-19")]
    [Fact]
    public void Alias_Answer_HasTheOwnerAskedForAndTheTargetsTtl()
    {
        var state = State([Alias("app", "uk", "app-uk", London, evaluateTargetHealth: true), Address("app-uk", "uk1", "192.0.2.1", Primary)]);
        var record = Assert.Single(Answer(state, "app").Answers);
        Assert.Equal((Name("app"), TimeSpan.FromSeconds(30)), (record.Name, record.Ttl));
    }

    [Rule("ROUTE-05")]
    [Fact]
    public void Weighted_ManyQueries_FollowTheWeights()
    {
        var state = State([Weighted("a", 10), Weighted("b", 30), Weighted("c", 60)]);
        var counts = Shares(state, 10_000);
        Assert.InRange(counts["192.0.2.1"], 0.09, 0.11);
        Assert.InRange(counts["192.0.2.2"], 0.28, 0.32);
        Assert.InRange(counts["192.0.2.3"], 0.58, 0.62);
    }

    [Rule("ROUTE-05")]
    [Fact]
    public void Weighted_OneUnhealthy_LeavesItsShareToTheOthersInProportion()
    {
        var counts = Shares(State([Weighted("a", 10), Weighted("b", 30), Weighted("c", 60)], unhealthy: "c"), 10_000);
        Assert.InRange(counts["192.0.2.1"], 0.23, 0.27);
        Assert.InRange(counts["192.0.2.2"], 0.73, 0.77);
    }

    [Rule("ROUTE-06")]
    [Fact]
    public void Weighted_Zero_IsUsedOnlyWhileNoOtherIsHealthy()
    {
        Assert.Equal(["192.0.2.1"], Shares(State([Weighted("a", 1), Weighted("b", 0)]), 500).Keys);
        Assert.Equal(["192.0.2.2"], Shares(State([Weighted("a", 1), Weighted("b", 0)], unhealthy: "a"), 500).Keys);
        Assert.Equal(["192.0.2.1"], Shares(State([Weighted("a", 1), Weighted("b", 0)], unhealthy: ["a", "b"]), 500).Keys);
    }

    [Rule("ROUTE-06")]
    [Fact]
    public void Weighted_AllZero_AreEquallyLikely()
    {
        var counts = Shares(State([Weighted("a", 0), Weighted("b", 0)]), 10_000);
        Assert.InRange(counts["192.0.2.1"], 0.48, 0.52);
    }

    [Rule("ROUTE-07")]
    [Fact]
    public void Weighted_SameSeed_GivesTheSameAnswer()
    {
        var state = State([Weighted("a", 1), Weighted("b", 1)]);
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal(Data(state, "w", seed: (ulong)seed), Data(state, "w", seed: (ulong)seed)));
    }

    [Rule("ROUTE-08")]
    [Theory]
    [InlineData("", "192.0.2.1")]
    [InlineData("london", "192.0.2.2")]
    [InlineData("london oregon", "192.0.2.1")]
    public void Latency_PrivateZone_TakesTheRegionClosestToTheVpcs(string unhealthy, string expected)
    {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency-phz.html
        var state = State(
            [Address("app", "oregon", "192.0.2.2", new RoutingPolicy.Latency("us-west-2")), Address("app", "london", "192.0.2.1", new RoutingPolicy.Latency("eu-west-2"))],
            unhealthy: unhealthy.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([expected], Data(state, "app"));
    }

    [Rule("ROUTE-11")]
    [Fact]
    public void Multivalue_MoreThanEight_AnswersWithEightHealthy()
    {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html
        var sets = Enumerable.Range(1, 10).Select(i => Address("m", $"m{i}", $"192.0.2.{i}", new RoutingPolicy.Multivalue())).ToArray();
        Assert.Equal(8, Data(State(sets), "m").Distinct().Count());
        Assert.Equal(
            ["192.0.2.5", "192.0.2.6", "192.0.2.7"],
            Data(State(sets, unhealthy: ["m1", "m2", "m3", "m4", "m8", "m9", "m10"]), "m").Order());
        Assert.Equal(8, Data(State(sets, unhealthy: [.. Enumerable.Range(1, 10).Select(i => $"m{i}")]), "m").Distinct().Count());
    }

    [Rule("ROUTE-11")]
    [Fact]
    public void Multivalue_OtherSeeds_GiveOtherOrders()
    {
        var state = State(Enumerable.Range(1, 4).Select(i => Address("m", $"m{i}", $"192.0.2.{i}", new RoutingPolicy.Multivalue())));
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Join(' ', Data(state, "m", seed: (ulong)seed))).Distinct().Count() > 5);
    }

    [Rule("ROUTE-09")]
    [Theory]
    [InlineData("us-west-2", "192.0.2.1")]
    [InlineData("us-east-1", "192.0.2.2")]
    [InlineData("ca-central-1", "192.0.2.3")]
    [InlineData("eu-west-2", "192.0.2.4")]
    public void Geolocation_OriginRegion_TakesTheSmallestPlaceThatHoldsIt(string region, string expected)
    {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo-phz.html
        var model = ModelOf(
            [
                Address("g", "default", "192.0.2.4", new RoutingPolicy.Geolocation(null, "*", null)),
                Address("g", "north-america", "192.0.2.3", new RoutingPolicy.Geolocation("NA", null, null)),
                Address("g", "united-states", "192.0.2.2", new RoutingPolicy.Geolocation(null, "US", null)),
                Address("g", "oregon", "192.0.2.1", new RoutingPolicy.Geolocation(null, "US", "OR")),
            ],
            region);
        Assert.Equal([expected], Data(EngineState.Start(model, Now), "g"));
    }

    [Rule("ROUTE-09")]
    [Fact]
    public void Geolocation_Unhealthy_FallsBackToTheLargerPlace()
    {
        var sets = new[]
        {
            Address("g", "default", "192.0.2.4", new RoutingPolicy.Geolocation(null, "*", null)),
            Address("g", "britain", "192.0.2.1", new RoutingPolicy.Geolocation(null, "GB", null)),
            Address("g", "europe", "192.0.2.2", new RoutingPolicy.Geolocation("EU", null, null)),
        };
        Assert.Equal(["192.0.2.1"], Data(State(sets), "g"));
        Assert.Equal(["192.0.2.2"], Data(State(sets, unhealthy: "britain"), "g"));
        Assert.Equal(["192.0.2.4"], Data(State(sets, unhealthy: ["britain", "europe"]), "g"));
    }

    [Rule("ROUTE-10")]
    [Fact]
    public void Geolocation_NoMatchAndNoDefault_IsNoAnswer()
    {
        var state = State([Address("g", "japan", "192.0.2.1", new RoutingPolicy.Geolocation(null, "JP", null))]);
        var answer = Answer(state, "g");
        Assert.Equal((ResponseCode.NoError, 0), (answer.Code, answer.Answers.Length));
        Assert.Equal(RecordType.Soa, Assert.Single(answer.Authority).Type);
    }

    [Rule("ROUTE-20")]
    [Fact]
    public void Simple_SeveralValues_AreAllAnswered() =>
        Assert.Equal(["192.0.2.1", "192.0.2.2"], Data(State([Simple("s", RecordType.A, "192.0.2.1", "192.0.2.2")]), "s"));

    [Rule("ROUTE-01")]
    [Fact]
    public void Select_Trail_NamesEveryCandidateAndWhyItFellOut()
    {
        var state = State([Address("app", "london", "192.0.2.1", London), Address("app", "oregon", "192.0.2.2", Oregon)], unhealthy: "london");
        var entries = Ask(state, "app").Trail.Entries.Where(entry => entry.Stage == TrailStage.RecordSelection).ToList();
        Assert.Equal([("london", TrailVerdict.Dropped), ("oregon", TrailVerdict.Chosen)], entries.Select(entry => (entry.Subject, entry.Verdict)));
        Assert.Contains("0 km from eu-west-2", entries[0].Reason, StringComparison.Ordinal);
        Assert.Contains("health check hc-london", entries[0].Reason, StringComparison.Ordinal);
    }

    private static RoutingPolicy Geoproximity(string region) => new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion(region), 0);

    private static RecordSet Weighted(string name, int weight) => Address("w", name, $"192.0.2.{name[0] - 'a' + 1}", new RoutingPolicy.Weighted(weight));

    private static Dictionary<string, double> Shares(EngineState state, int queries) =>
        Enumerable.Range(0, queries).Select(seed => Data(state, "w", seed: (ulong)seed)[0])
            .GroupBy(data => data).ToDictionary(group => group.Key, group => (double)group.Count() / queries);
}
