using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Model;

/// <summary>The sample stack as the program itself declares it, read and asked.</summary>
[Collection("Pulumi")]
public class ProgramModelTests
{
    private static readonly DomainName App = DomainName.Parse("app.internal.example.com");

    [Fact]
    public async Task Read_SampleStack_IsUnderstoodAndJoined()
    {
        var model = await ReadAsync();

        Assert.Empty(model.NotUnderstood);
        Assert.Equal([("uk", "eu-west-2", "uksouth"), ("us", "us-west-2", "westus2")], model.Sites.Select(site => (site.Name, site.AwsRegion!, site.AzureLocation!)));
        Assert.Equal(6, model.ResolverEndpoints.SelectMany(endpoint => endpoint.Addresses).Select(address => address.AvailabilityZone).Distinct().Count());
        Assert.All(model.ForwardingRulesets, ruleset => Assert.Equal(6, Assert.Single(ruleset.Rules).Targets.Length));
        Assert.All(model.Schedules, schedule => Assert.NotNull(schedule.FunctionId));
        Assert.All(model.Functions, function => Assert.Equal("artifacts/health-checker", function.CodePath));
        Assert.All(model.Instances, instance => Assert.NotNull(instance.Site));

        // Every health check has its alarm, every alarm a target that publishes its metric.
        var published = model.Schedules.SelectMany(schedule => schedule.Targets.Select(target => schedule.HealthyMetric(target.Id))).ToHashSet();
        var combined = model.HealthChecks.Where(check => check.Kind is HealthCheckKind.Calculated).ToList();
        Assert.Equal(3, combined.Count);
        Assert.All(combined, check => Assert.Equal(2, ((HealthCheckKind.Calculated)check.Kind).ChildIds.Length));
        Assert.All(model.HealthChecks.Except(combined), check =>
        {
            var kind = Assert.IsType<HealthCheckKind.CloudWatchMetric>(check.Kind);
            var alarm = Assert.Single(model.Alarms, alarm => alarm.Name == kind.AlarmName && alarm.Region == kind.AlarmRegion);
            Assert.Contains(alarm.Settings.Metric, published);
            Assert.NotEmpty(check.Triggers);
        });
    }

    [Theory]
    [InlineData("region", "eu-west-2")]
    [InlineData("tunnel", "uk")]
    public async Task Between_SampleStackWithoutASitesWayIntoAws_LeadsOverTheConnectedGatewaysAndNothingElse(string kind, string target)
    {
        var model = await ReadAsync();
        var connected = model.Links.Where(link => link.Kind == NetworkLinkKind.VirtualNetworkConnection).ToList();
        var uk = model.VirtualNetworks.Single(network => network.Site == "uk").Id;
        var us = model.ResolverEndpoints.Single(endpoint => endpoint.Site == "us").Addresses[0].Address;
        Assert.Equal(2, connected.Count);
        Assert.True(FaultText.TryParse(model, kind, target, mode: null, out var fault, out var problem), problem);

        Assert.True(Reaches(model));
        Assert.False(Reaches(model with { Links = model.Links.RemoveRange(connected) }));

        bool Reaches(StackModel stack) => Reachability.Between(
            EngineState.Start(stack, Engine.Sample.Now).Apply(new EngineEvent.FaultBegan("fault", fault), Engine.Sample.Now), uk, us).Ok;
    }

    [Fact]
    public async Task Decide_SampleStack_SendsEachSitesClientsToItsOwnInstance()
    {
        var state = EngineState.Start(await ReadAsync(), Engine.Sample.Now);

        foreach (var (site, expected) in new[] { ("uk", "172.16.1.10"), ("us", "172.20.1.10") })
        {
            var network = state.Model.VirtualNetworks.Single(network => network.Site == site);
            var forward = Assert.IsType<ResolverDecision.Forward>(AzureResolver.Decide(state, network.Id, new Question(App, RecordType.A), Engine.Sample.Now));
            var answered = Assert.IsType<ResolverDecision.Answered>(VpcResolver.DecideAt(state, forward.Targets[0].EndPoint.Address, forward.Question, Engine.Sample.Now));
            Assert.Equal(expected, Assert.Single(answered.Answer.Answers).Data.ToString());
        }
    }

    [Fact]
    public async Task Of_SampleStack_HasABudgetForEveryServiceAndNothingUnwatched()
    {
        var budgets = FailoverBudget.Of(await ReadAsync(), Assumptions.Default);
        Assert.Equal(["app.internal.example.com.", "orders.internal.example.com."], budgets.Select(budget => budget.Service.ToString()));
        Assert.All(budgets, budget =>
        {
            Assert.Empty(budget.Unwatched);
            Assert.True(budget.FailOverTotal.Worst > budget.FailOverTotal.Typical);
        });
    }

    private static async Task<StackModel> ReadAsync()
    {
        var project = PulumiProject.Find(new DirectoryInfo(RepositoryFiles.Root));
        return StackModel.Read(await ProgramRecorder.CaptureAsync(project, "dev", () => CrossCloudDnsProgram.Declare()));
    }
}
