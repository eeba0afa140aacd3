using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Model;

/// <summary>Deployed state of stacks that others wrote, in other languages, with none of this program's tags and names.</summary>
public class ForeignStackTests
{
    private const string SingleRegion = "typescript-single-region.json";
    private const string TwoRegions = "python-two-regions.json";

    [Fact]
    public async Task Read_TypeScriptStack_PairsItsRegionWithItsVNet()
    {
        var model = await ReadAsync(SingleRegion);
        var site = Assert.Single(model.Sites);
        Assert.Equal(("eu-west-1", "eu-west-1", "northeurope"), (site.Name, site.AwsRegion, site.AzureLocation));
        var inbound = Assert.Single(model.ResolverEndpoints);
        Assert.True(inbound.Tracked);
        Assert.Equal(["10.40.0.7", "10.40.1.7", "10.40.2.7"], inbound.Addresses.Select(address => address.Address.ToString()));
        Assert.Equal("172.30.0.4", Assert.Single(Assert.Single(model.DnsResolvers).InboundEndpoints).Addresses.Single().ToString());
        Assert.Equal(["shop.corp.example.org./blue", "shop.corp.example.org./green"], model.Instances.Select(instance => instance.Id));
        Assert.Empty(model.NotUnderstood);
    }

    [Fact]
    public async Task Decide_TypeScriptStack_AnswersAndFailsOverByItsOwnMetric()
    {
        var state = EngineState.Start(await ReadAsync(SingleRegion), Engine.Sample.Now);
        Assert.Equal("10.40.16.5", Answer(state, "shop.corp.example.org"));
        var metric = state.Model.Alarms.Single(alarm => alarm.Name == "blue-reachable").Settings.Metric;
        state = state
            .Apply(new EngineEvent.MetricsPublished([new MetricPoint(metric, Engine.Sample.Now, 0)]), Engine.Sample.Now)
            .Apply(new EngineEvent.MinutePassed(), Engine.Sample.Now.AddMinutes(1));
        Assert.Equal("172.30.1.5", Answer(state, "shop.corp.example.org", Engine.Sample.Now.AddMinutes(2)));
    }

    [Fact]
    public async Task Read_PythonStack_MakesOutVpcsThatItOnlyNames()
    {
        var model = await ReadAsync(TwoRegions);
        Assert.Equal(["eu-central-1", "us-east-1"], model.Vpcs.Select(vpc => vpc.Region).Order());
        Assert.Equal(3, model.ResolverEndpoints.Length);
        Assert.Equal(DomainName.Parse("api.aws.example.org"), model.HostedZones.Single().RecordSets[0].Name);
        Assert.Equal(
            ["aws:route53/healthCheck:HealthCheck", "aws:route53/healthCheck:HealthCheck", "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup"],
            model.NotUnderstood.Select(item => item.Type).Order());
    }

    [Fact]
    public async Task Decide_PythonStack_ResolvesBothWays()
    {
        var state = EngineState.Start(await ReadAsync(TwoRegions), Engine.Sample.Now);
        foreach (var (region, expected) in new[] { ("eu-central-1", "10.50.9.9"), ("us-east-1", "10.51.9.9") })
        {
            var vpc = state.Model.Vpcs.Single(vpc => vpc.Region == region).Id;
            var decision = VpcResolver.Decide(state, vpc, new Question(DomainName.Parse("api.aws.example.org"), RecordType.A), Engine.Sample.Now);
            Assert.Equal(expected, Assert.Single(Assert.IsType<ResolverDecision.Answered>(decision).Answer.Answers).Data.ToString());
        }

        var european = state.Model.Vpcs.Single(vpc => vpc.Region == "eu-central-1").Id;
        var found = Lookup.Run(state, european, new Question(DomainName.Parse("db.azure.example.org"), RecordType.A), Engine.Sample.Now, TimeSpan.FromSeconds(5), _ => true);
        Assert.Equal("172.31.4.4", Assert.Single(found.Answer!.Answers).Data.ToString());
    }

    [Theory]
    [InlineData(SingleRegion)]
    [InlineData(TwoRegions)]
    public async Task Run_ForeignStack_EveryDrillEndsWithAVerdict(string file)
    {
        var model = await ReadAsync(file);
        var reports = await Task.WhenAll(DrillCatalog.All.Select(drill => drill.RunAsync(model)));
        Assert.All(reports, report => Assert.True(report.SkippedBecause is not null || report.Checks.Length > 0));
        Assert.Contains(reports, report => report.Verdict == DrillVerdict.Passed);
    }

    private static string Answer(EngineState state, string name, DateTimeOffset? now = null)
    {
        var network = state.Model.VirtualNetworks.Single().Id;
        var found = Lookup.Run(state, network, new Question(DomainName.Parse(name), RecordType.A), now ?? Engine.Sample.Now, TimeSpan.FromSeconds(5), _ => true);
        return Assert.Single(found.Answer!.Answers).Data.ToString();
    }

    private static async Task<StackModel> ReadAsync(string file) => StackModel.Read(await StateFile.ReadAsync(
        new FileInfo(Path.Combine(RepositoryFiles.Root, "tests/Twin/Model/Exports", file)), TestContext.Current.CancellationToken));
}
