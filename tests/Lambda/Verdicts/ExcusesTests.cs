using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Verdicts;

public sealed class ExcusesTests
{
    [Theory]
    [InlineData(Reason.Refused, Reason.Timeout, Reason.Dependency, Health.Healthy)]
    [InlineData(Reason.Refused, Reason.Ok, Reason.Refused, Health.Down)]
    [InlineData(Reason.Refused, Reason.Lookup, Reason.Refused, Health.Down)]
    [InlineData(Reason.Ok, Reason.Timeout, Reason.Ok, Health.Healthy)]
    [InlineData(Reason.Descriptors, Reason.Timeout, Reason.Descriptors, Health.Unknown)]
    internal void Apply_TargetAndDependency_BlamesTheDependencyOnlyWhenBothAreDown(
        Reason target, Reason dependency, Reason expected, Health health)
    {
        var verdicts = Excuses.Apply([Some.Verdict("app", target, dependsOn: "database"), Some.Verdict("database", dependency)]);

        Assert.Equal(expected, verdicts[0].Reason);
        Assert.Equal(health, verdicts[0].Health);
        Assert.Equal(dependency, verdicts[1].Reason);
    }

    [Fact]
    public void Apply_ChainThatIsDown_BlamesTheLastOnly()
    {
        var verdicts = Excuses.Apply(
        [
            Some.Verdict("web", Reason.Status, dependsOn: "app"),
            Some.Verdict("app", Reason.Status, dependsOn: "database"),
            Some.Verdict("database", Reason.Refused),
        ]);

        Assert.Equal([Reason.Dependency, Reason.Dependency, Reason.Refused], verdicts.Select(verdict => verdict.Reason));
        Assert.Equal("status, as 'app' is down", verdicts[0].Finding.Detail);
    }
}
