using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Plan;

namespace CrossCloudDns.Tests.Twin.Engine.Plan;

public sealed class CheckerLoadTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(1769)]
    [InlineData(10240)]
    public void Pace_OfAFunction_IsTheCheckersOwn(int memoryMb)
    {
        var own = Pace.For(memoryMb / 1769.0);

        Assert.Equal(own.Plain.TotalMilliseconds, CheckerLoad.Pace(memoryMb, encrypted: false).TotalMilliseconds, 0.001);
        Assert.Equal(own.Encrypted.TotalMilliseconds, CheckerLoad.Pace(memoryMb, encrypted: true).TotalMilliseconds, 0.001);
    }

    [Fact]
    public void Checkers_OfAStack_SayWhatEachHasToDo()
    {
        var stack = SampleStack.TwoSites().Set("checker-uk", "memorySize", 1769);

        var checkers = StackPlan.Of(stack.Build(), PriceTable.BuiltIn).Checkers;

        Assert.Equal(["checker-uk", "checker-us"], checkers.Select(checker => checker.Function).Order(StringComparer.Ordinal));
        var uk = checkers.Single(checker => checker.Function == "checker-uk");
        Assert.Equal((1769, 1, 1, 1), (uk.MemoryMb, uk.Events, uk.Targets, uk.Encrypted));
        Assert.Equal((30_000, 3, 4_003), (uk.Timeout.TotalMilliseconds, uk.Starts.TotalMilliseconds, uk.LongestRun.TotalMilliseconds));
    }

    [Fact]
    public void Checkers_OnASwitchedOffSchedule_AreNone() => Assert.Equal(
        ["checker-us"],
        StackPlan.Of(SampleStack.TwoSites().Set("schedule-uk", "state", "DISABLED").Build(), PriceTable.BuiltIn).Checkers.Select(checker => checker.Function));
}
