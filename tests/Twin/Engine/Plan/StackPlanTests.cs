using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Engine.Plan;
using CrossCloudDns.Twin.Engine.Plan.Reports;

namespace CrossCloudDns.Tests.Twin.Engine.Plan;

public sealed class StackPlanTests
{
    [Fact]
    public void Endpoints_Untracked_CarryTenThousandForEachAddressButOne()
    {
        var inbound = Plan(SampleStack.TwoSites()).Endpoints.Single(endpoint => endpoint.Endpoint == "inbound-uk");

        Assert.Equal(
            new EndpointCapacity("eu-west-2", "inbound-uk", "inbound", Addresses: 3, Zones: 3, Tracked: false, PerAddress: 10_000, AfterLoss: 20_000, Otherwise: 3_000),
            inbound);
    }

    [Fact]
    public void Endpoints_WithARestrictiveSecurityGroup_CarryFifteenHundred()
    {
        var stack = SampleStack.TwoSites().Change("sg-in-uk", inputs => inputs.At("ingress", 0)["cidrBlocks"] = new JsonArray("172.16.0.0/12"));

        var inbound = Plan(stack).Endpoints.Single(endpoint => endpoint.Endpoint == "inbound-uk");

        Assert.Equal((true, 1_500, 3_000, 20_000), (inbound.Tracked, inbound.PerAddress, inbound.AfterLoss, inbound.Otherwise));
    }

    [Fact]
    public void Rulesets_WithFirstTargetsOfTheirOwn_GainNothingByRotation() => Assert.All(
        Plan(SampleStack.TwoSites()).Rulesets,
        rule => Assert.Equal((1, 10_000, 10_000, 10_000), (rule.SharedWith, rule.Now, rule.WithRotation, rule.WithSecondOutbound)));

    [Fact]
    public void Rulesets_ThatBeginWithOneAddress_ShareWhatItCarries()
    {
        var stack = SampleStack.TwoSites().Change("rule-us", inputs => inputs.At("targetDnsServers", 0)["ipAddress"] = "10.10.0.4");

        Assert.All(Plan(stack).Rulesets, rule => Assert.Equal((2, 5_000, 10_000), (rule.SharedWith, rule.Now, rule.WithRotation)));
    }

    [Fact]
    public void Rulesets_WhoseFirstTargetIsOutsideTheStack_AreLimitedByTheirOutboundEndpoints()
    {
        var stack = SampleStack.TwoSites().Set("rule-uk", "targetDnsServers", new[] { new { ipAddress = "192.0.2.53" }, new { ipAddress = "10.10.0.4" } });

        var rule = Plan(stack).Rulesets.Single(rule => rule.Ruleset == "ruleset-uk");

        Assert.Equal((null, 10_000, 20_000), (rule.FirstTargetLimit, rule.Now, rule.WithSecondOutbound));
    }

    [Fact]
    public void ServiceLevels_OfOneZone_AreTheLowerClass()
    {
        var stack = SampleStack.TwoSites().Set("in-uk-b", "availabilityZone", "eu-west-2a").Set("in-uk-c", "availabilityZone", "eu-west-2a");

        var levels = Plan(stack).ServiceLevels;

        Assert.Equal(99.5m, levels.Single(level => level.Part == "inbound-uk").Percent);
        Assert.Equal(99.99m, levels.Single(level => level.Part == "inbound-us").Percent);
        Assert.Null(levels.Single(level => level.Part == "resolver-uk").Percent);
    }

    [Fact]
    public void Resources_OfTheStack_CountToAllWithAndWithoutSites()
    {
        var captured = SampleStack.TwoSites().Build();

        var plan = StackPlan.Of(captured, PriceTable.BuiltIn);

        Assert.Equal(captured.Resources.Length, plan.Resources.Sum(count => count.Total));
        Assert.All(plan.Resources, count => Assert.Equal(count.Total, count.BySite.Values.Sum()));
        var associations = plan.Resources.Single(count => count.Type == ResourceType.RouteTableAssociation);
        Assert.Equal(["eu-west-2", "us-west-2"], associations.BySite.Keys);
    }

    [Fact]
    public void Costs_OfResolverEndpoints_AreTwelveAndAHalfCentsForEachAddressAndHour()
    {
        var line = Plan(SampleStack.TwoSites()).Costs.Single(line => line is { Site: "eu-west-2", Price.Id: "aws.resolver.address-hour" });

        Assert.Equal((6 * 730, 547.5m, true), (line.Quantity, line.Monthly, line.Price.Confirmed));
    }

    [Fact]
    public void Costs_OfTheChecker_FollowItsSchedule()
    {
        var everyMinute = Plan(SampleStack.TwoSites()).Costs.Single(line => line is { Site: "eu-west-2", Price.Id: "aws.cloudwatch.thousand-requests" });
        var everyTwo = Plan(SampleStack.TwoSites().Set("schedule-uk", "scheduleExpression", "rate(2 minutes)")).Costs
            .Single(line => line is { Site: "eu-west-2", Price.Id: "aws.cloudwatch.thousand-requests" });

        Assert.Equal((43.8m, 21.9m), (everyMinute.Quantity, everyTwo.Quantity));
    }

    [Fact]
    public void Costs_WithQueries_AddThem()
    {
        var captured = SampleStack.TwoSites().Build();

        Assert.Equal(
            StackPlan.Of(captured, PriceTable.BuiltIn).MonthlyCost + 4m,
            StackPlan.Of(captured, PriceTable.BuiltIn, millionQueries: 10).MonthlyCost);
    }

    [Fact]
    public void Addresses_OfTheStack_AreInOrderWithinTheirSites()
    {
        var addresses = Plan(SampleStack.TwoSites()).Addresses;

        Assert.Contains(new PlannedAddress("eu-west-2", "10.10.0.20", "AWS inbound", "inbound-uk", "eu-west-2b"), addresses);
        Assert.Contains(addresses, address => address is { Address: "172.16.1.10", Role: "instance", Name: "app/uk" });
        Assert.Equal(addresses.Select(address => address.Site).Order(StringComparer.Ordinal), addresses.Select(address => address.Site));
    }

    [Fact]
    public void Text_OfAPlan_HasEverySectionAndItsTotals()
    {
        var plan = Plan(SampleStack.TwoSites());

        var text = PlanText.Text("Plan", PlanTables.Of(plan));

        Assert.Contains("Time to fail over: app.internal.example.com. A", text, StringComparison.Ordinal);
        Assert.Contains("(n − 1) × per address", text, StringComparison.Ordinal);
        Assert.Contains(plan.MonthlyCost.ToString("#,0.00", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.DoesNotContain('#', text);
    }

    [Fact]
    public void Markdown_OfAPlan_HasRowsAsWideAsTheirHeadings()
    {
        var markdown = PlanText.Markdown("Plan", PlanTables.Of(Plan(SampleStack.TwoSites())));

        var width = 0;
        foreach (var line in markdown.Split('\n'))
        {
            var cells = line.StartsWith('|') ? line.Count(character => character == '|') : 0;
            Assert.True(cells == 0 || width == 0 || cells == width, line);
            width = cells;
        }
    }

    [Fact]
    public void Json_OfAPlan_GivesTimesInSecondsAndTheTotalCost()
    {
        var plan = Plan(SampleStack.TwoSites());

        using var document = JsonDocument.Parse(PlanJson.Write(plan));

        Assert.Equal(plan.MonthlyCost, document.RootElement.GetProperty("cost").GetProperty("monthly").GetDecimal());
        var budget = document.RootElement.GetProperty("failover")[0];
        Assert.Equal(
            plan.Failover[0].FailOverTotal.Worst.TotalSeconds,
            budget.GetProperty("failOver").EnumerateArray().Sum(term => term.GetProperty("time").GetProperty("worstSeconds").GetDouble()));
    }

    private static StackPlan Plan(StackBuilder stack) => StackPlan.Of(stack.Build(), PriceTable.BuiltIn);
}
