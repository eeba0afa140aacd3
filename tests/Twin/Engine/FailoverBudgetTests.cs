using CrossCloudDns.Tests.Twin.Model;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine;

public class FailoverBudgetTests
{
    private static readonly StackModel Model = TwoSites.Build().Read();

    [Rule("FAULT-07")]
    [Fact]
    public void Of_TwoSites_SumsTheDeclaredSettings()
    {
        var budget = Assert.Single(FailoverBudget.Of(Model, Assumptions.Default));
        Assert.Equal(
            [("schedule", 60.0), ("check", 4.0), ("end of the minute", 60.0), ("further periods", 0.0), ("health check", 10.0), ("record TTL", 30.0)],
            budget.FailOver.Select(term => (term.Name, term.Time.Worst.TotalSeconds)));
        Assert.Equal(TimeSpan.FromSeconds(10), budget.FailOverTotal.Best);
        Assert.Equal(TimeSpan.FromSeconds(30 + 2 + 30 + 10 + 15), budget.FailOverTotal.Typical);
        Assert.Equal(TimeSpan.FromSeconds(164), budget.FailOverTotal.Worst);
        Assert.Equal(TimeSpan.FromSeconds(160), budget.RecoverTotal.Worst);
        Assert.Empty(budget.Unwatched);
    }

    [Rule("FAULT-07")]
    [Fact]
    public void Of_MorePeriods_LengthenTheFailoverAndNotTheRecovery()
    {
        var model = Model with { Alarms = [.. Model.Alarms.Select(alarm => alarm with { Settings = alarm.Settings with { EvaluationPeriods = 3 } })] };
        var budget = Assert.Single(FailoverBudget.Of(model, Assumptions.Default));
        Assert.Equal(TimeSpan.FromSeconds(164 + 120), budget.FailOverTotal.Worst);
        Assert.Equal(TimeSpan.FromSeconds(160), budget.RecoverTotal.Worst);
    }

    [Rule("FAULT-07")]
    [Fact]
    public void Of_ALongerPeriod_LengthensTheRecoveryAndNotTheFailover()
    {
        var model = Model with { Alarms = [.. Model.Alarms.Select(alarm => alarm with { Settings = alarm.Settings with { Period = TimeSpan.FromMinutes(5) } })] };
        var budget = Assert.Single(FailoverBudget.Of(model, Assumptions.Default));
        Assert.Equal(TimeSpan.FromSeconds(164), budget.FailOverTotal.Worst);
        Assert.Equal(TimeSpan.FromSeconds(160 + 240), budget.RecoverTotal.Worst);
    }

    [Fact]
    public void Of_LeafWithoutHealthCheck_IsNamed()
    {
        var zone = Model.HostedZones[0];
        var model = Model with { HostedZones = [zone with { RecordSets = [zone.RecordSets[0] with { HealthCheckId = null }, zone.RecordSets[1]] }] };
        Assert.Equal([zone.RecordSets[0].SetIdentifier], Assert.Single(FailoverBudget.Of(model, Assumptions.Default)).Unwatched);
    }

    [Fact]
    public void Of_OneSetThatNothingWatches_HasNoBudget() =>
        Assert.Empty(FailoverBudget.Of(Sample.ModelOf([Sample.Simple("www", CrossCloudDns.Twin.Dns.RecordType.A, "192.0.2.1")]), Assumptions.Default));
}
