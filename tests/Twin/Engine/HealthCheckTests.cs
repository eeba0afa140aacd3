using System.Collections.Immutable;
using CrossCloudDns.Tests.Twin.Model;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>
/// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
/// and https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-updating-cloudwatch-alarm-settings.html
/// </summary>
public class HealthCheckTests
{
    private static readonly DateTimeOffset Start = Sample.Now;

    [Rule("HEALTH-14")]
    [Fact]
    public void Start_NewCheck_IsHealthyUntilThereIsData() => Assert.True(Uk(Sample.TwoSiteState()).Healthy);

    [Rule("HEALTH-09")]
    [Rule("HEALTH-19")]
    [Fact]
    public void MinutePassed_FailingData_MakesTheCheckUnhealthyAfterItsPropagation()
    {
        var state = Minutes(Sample.TwoSiteState(), 1, 1, 0);
        Assert.False(Uk(state).Healthy);
        Assert.True(Uk(state).IsHealthyAt(Start.AddMinutes(3).AddSeconds(9)));
        Assert.False(Uk(state).IsHealthyAt(Start.AddMinutes(3).AddSeconds(10)));
        Assert.Equal(AlarmState.Alarm, state.Alarms[UkAlarm(state).Id].State);
    }

    [Rule("HEALTH-09")]
    [Fact]
    public void MinutePassed_GoodDataAgain_MakesTheCheckHealthy() => Assert.True(Uk(Minutes(Sample.TwoSiteState(), 1, 0, 0, 1)).Healthy);

    [Rule("HEALTH-13")]
    [Theory]
    [InlineData("LastKnownStatus", 0, false)]
    [InlineData("LastKnownStatus", 1, true)]
    [InlineData("Healthy", 0, true)]
    [InlineData("Unhealthy", 1, false)]
    public void MinutePassed_DataStops_FollowsInsufficientDataHealthStatus(string setting, double last, bool healthy)
    {
        var state = EngineState.Start(TwoSites.Build(setting).Read(), Start);
        state = Minutes(state, last);

        // The last point stays within the evaluation range for two more minutes.
        Assert.Equal(last == 1, Uk(Minutes(state, null, null)).Healthy);
        Assert.Equal(healthy, Uk(Minutes(state, null, null, null)).Healthy);
    }

    [Rule("HEALTH-14")]
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void MinutePassed_NewCheckThatNeverHadData_FollowsTheAssumption(bool newIsHealthy, bool healthy)
    {
        var assumptions = Assumptions.Default with { NewHealthCheckIsHealthy = newIsHealthy };
        var state = EngineState.Start(TwoSites.Build("Unhealthy").Read(), Start, assumptions);
        Assert.Equal(healthy, Uk(Minutes(state, null, null)).Healthy);
    }

    [Rule("HEALTH-12")]
    [Fact]
    public void MinutePassed_AlarmTreatsMissingAsBreaching_CheckDoesNotKnowIt()
    {
        var state = Minutes(EngineState.Start(TwoSites.Build("LastKnownStatus", "breaching").Read(), Start), 1, null, null, null);
        Assert.Equal(AlarmState.Alarm, state.Alarms[UkAlarm(state).Id].State);
        Assert.True(Uk(state).Healthy);
    }

    [Rule("HEALTH-12")]
    [Fact]
    public void MinutePassed_AssumedToHonourTreatMissingData_CheckFollowsIt()
    {
        var assumptions = Assumptions.Default with { HealthCheckHonoursTreatMissingData = true };
        var state = Minutes(EngineState.Start(TwoSites.Build("LastKnownStatus", "breaching").Read(), Start, assumptions), 1, null, null, null);
        Assert.False(Uk(state).Healthy);
    }

    [Rule("HEALTH-10")]
    [Fact]
    public void AlarmEdited_WithoutUpdatingTheCheck_ChangesNothing()
    {
        var state = Sample.TwoSiteState();
        var alarm = UkAlarm(state);
        var loose = state.Apply(new EngineEvent.AlarmEdited(alarm.Id, alarm.Settings with { Threshold = 0 }), Start);

        var followed = Minutes(loose, 0);
        Assert.Equal(AlarmState.Ok, followed.Alarms[alarm.Id].State);
        Assert.False(Uk(followed).Healthy);

        var updated = Minutes(loose.Apply(new EngineEvent.HealthCheckUpdated(UkCheck(state).Id), Start), 0);
        Assert.True(Uk(updated).Healthy);
    }

    [Rule("HEALTH-11")]
    [Fact]
    public void MinutePassed_MOfN_IsUnknownToTheCheck()
    {
        var state = Sample.TwoSiteState();
        var alarm = UkAlarm(state);
        state = state
            .Apply(new EngineEvent.AlarmEdited(alarm.Id, alarm.Settings with { EvaluationPeriods = 3, DatapointsToAlarm = 1 }), Start)
            .Apply(new EngineEvent.HealthCheckUpdated(UkCheck(state).Id), Start);
        state = Minutes(state, 1, 1, 0);
        Assert.Equal(AlarmState.Alarm, state.Alarms[alarm.Id].State);
        Assert.True(Uk(state).Healthy);
    }

    [Rule("HEALTH-15")]
    [Theory]
    [InlineData(false, false, 0, false)]
    [InlineData(true, false, 0, true)]
    [InlineData(true, false, 1, false)]
    [InlineData(false, true, 0, true)]
    [InlineData(true, true, 0, false)]
    public void MinutePassed_InvertedOrDisabled_TurnsOrFixesTheStatus(bool inverted, bool disabled, double value, bool healthy)
    {
        var model = TwoSites.Build().Read();
        model = model with
        {
            HealthChecks = [.. model.HealthChecks.Select(check => check with { Inverted = inverted, Disabled = disabled })],
        };
        Assert.Equal(healthy, Uk(Minutes(EngineState.Start(model, Start), value)).Healthy);
    }

    [Rule("HEALTH-14")]
    [Fact]
    public void Start_InvertedCheck_IsUnhealthyUntilThereIsData()
    {
        var model = TwoSites.Build().Read();
        model = model with { HealthChecks = [.. model.HealthChecks.Select(check => check with { Inverted = true })] };
        Assert.False(Uk(EngineState.Start(model, Start)).Healthy);
    }

    [Rule("HEALTH-16")]
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void MinutePassed_Calculated_NeedsSoManyHealthyChildren(int threshold, bool healthy)
    {
        var state = WithCalculated(threshold, disableUk: false);
        Assert.Equal(healthy, Minutes(state, 0).HealthChecks["calculated"].Healthy);
    }

    [Theory]
    [InlineData(true, "drained, taken out on purpose: 2 of 2 children healthy, 3 needed")]
    [InlineData(false, "2 of 2 children healthy, 3 needed")]
    public void MinutePassed_MoreChildrenNeededThanThereAre_SaysWhetherThatIsOnPurpose(bool drained, string reason)
    {
        var state = WithCalculated(3, disableUk: false, drained);
        Assert.Equal(reason, Minutes(state, 1).HealthChecks["calculated"].Reason);
    }

    [Rule("HEALTH-17")]
    [Fact]
    public void MinutePassed_DisabledChild_CountsAsHealthy() => Assert.True(Minutes(WithCalculated(2, disableUk: true), 0).HealthChecks["calculated"].Healthy);

    [Rule("HEALTH-18")]
    [Fact]
    public void MinutePassed_NoSuchAlarm_CountsAsInsufficientData()
    {
        var model = TwoSites.Build("Unhealthy").Read() with { Alarms = [] };
        var state = Minutes(EngineState.Start(model, Start, Assumptions.Default with { NewHealthCheckIsHealthy = false }), 1);
        Assert.False(Uk(state).Healthy);
        Assert.Contains("no alarm", Uk(state).Reason, StringComparison.Ordinal);
    }

    [Rule("HEALTH-09")]
    [Fact]
    public void MinutePassed_SitesAreIndependent()
    {
        var state = Minutes(Sample.TwoSiteState(), 0);
        Assert.True(state.HealthChecks[state.Model.HealthChecks.Single(check => check.Name == "app-us").Id].Healthy);
    }

    private static EngineState WithCalculated(int threshold, bool disableUk, bool drained = false)
    {
        var model = TwoSites.Build().Read();
        ImmutableArray<HealthCheck> children = [.. model.HealthChecks.Select(check => check with { Disabled = disableUk && check.Name == "app-uk" })];
        return EngineState.Start(
            model with
            {
                HealthChecks = children.Add(new HealthCheck
                {
                    Id = "calculated",
                    Name = "calculated",
                    Kind = new HealthCheckKind.Calculated([.. children.Select(check => check.Id)], threshold),
                    Drained = drained,
                }),
            },
            Start);
    }

    /// <summary>Lets minutes pass; in each, uk's target publishes the value, or nothing, and us's publishes 1.</summary>
    private static EngineState Minutes(EngineState state, params double?[] values)
    {
        var at = state.HealthChecks.Values.Select(check => check.Since).Concat(LatestOf(state)).Max();
        foreach (var value in values)
        {
            var points = state.Model.Schedules.Select(schedule => schedule.Site == "uk"
                ? value is { } number ? new MetricPoint(schedule.HealthyMetric("app/uk"), at.AddSeconds(5), number) : null
                : new MetricPoint(schedule.HealthyMetric("app/us"), at.AddSeconds(5), 1));
            state = state.Apply(new EngineEvent.MetricsPublished([.. points.OfType<MetricPoint>()]), at.AddSeconds(6));
            at = at.AddMinutes(1);
            state = state.Apply(new EngineEvent.MinutePassed(), at);
        }

        return state;
    }

    private static IEnumerable<DateTimeOffset> LatestOf(EngineState state) =>
        state.Metrics.Metrics.Select(metric => state.Metrics.Latest(metric)!.Value.Minute.AddMinutes(1));

    private static HealthCheck UkCheck(EngineState state) => state.Model.HealthChecks.Single(check => check.Name == "app-uk");

    private static MetricAlarm UkAlarm(EngineState state) => state.Model.Alarms.Single(alarm => alarm.Name == "app-uk");

    private static HealthCheckStatus Uk(EngineState state) => state.HealthChecks[UkCheck(state).Id];
}
