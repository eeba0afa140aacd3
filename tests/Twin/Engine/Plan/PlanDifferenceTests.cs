using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Engine.Plan;

namespace CrossCloudDns.Tests.Twin.Engine.Plan;

public sealed class PlanDifferenceTests
{
    [Fact]
    public void Between_AStackAndItself_IsNothing() => Assert.Empty(Between(_ => { }));

    [Fact]
    public void Between_ANewResource_NamesItAndWhatItCosts()
    {
        var differences = Between(stack => stack.Add(ResourceType.NatGateway, "nat", new { region = "eu-west-2", subnetId = "work-uk-a" }));

        Assert.Contains(new PlanDifference("resource", $"{ResourceType.NatGateway} nat", "", "declared"), differences);
        Assert.Contains(new PlanDifference("cost", "eu-west-2 NAT gateway", "", "32.85"), differences);
    }

    [Fact]
    public void Between_AChangedInput_NamesTheInputAndItsConsequence()
    {
        var differences = Between(stack => stack.Set("app-uk-alarm", "evaluationPeriods", 3));

        Assert.Equal(new PlanDifference("resource", $"{ResourceType.MetricAlarm} app-uk-alarm", "", "differs in evaluationPeriods"), differences[0]);
        Assert.Contains(differences, difference => difference is { Section: "failover", What: "app.internal.example.com. A" });
        Assert.DoesNotContain(differences, difference => difference.Section is "address" or "cost" or "capacity");
    }

    [Fact]
    public void Between_OtherIdsForTheSameThings_IsNothing()
    {
        var deployed = SampleStack.TwoSites()
            .Remove("logs-uk").Add(ResourceType.LogGroup, "logs-uk", new { region = "eu-west-2", retentionInDays = 30 }, id: "/aws/lambda/checker-0a1b2c3")
            .Set("checker-uk", "loggingConfig", new { logGroup = "/aws/lambda/checker-0a1b2c3" });
        var declared = SampleStack.TwoSites()
            .Remove("logs-uk").Add(ResourceType.LogGroup, "logs-uk", new { region = "eu-west-2", retentionInDays = 30 }, id: "a9f8e7d6c5b4")
            .Set("checker-uk", "loggingConfig", new { logGroup = "a9f8e7d6c5b4" });

        Assert.Empty(Between(deployed, declared));
    }

    private static IReadOnlyList<PlanDifference> Between(Action<StackBuilder> change)
    {
        var after = SampleStack.TwoSites();
        change(after);
        return Between(SampleStack.TwoSites(), after);
    }

    private static IReadOnlyList<PlanDifference> Between(StackBuilder before, StackBuilder after)
    {
        var (old, now) = (before.Build(), after.Build());
        return PlanDifference.Between(old, StackPlan.Of(old, PriceTable.BuiltIn), now, StackPlan.Of(now, PriceTable.BuiltIn));
    }
}
