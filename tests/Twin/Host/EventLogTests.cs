using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Tests.Twin.Engine;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Replay;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>A run whose events are written down can be run again.</summary>
public sealed class EventLogTests
{
    private static readonly Question App = new(DomainName.Parse("app.internal.example.com"), RecordType.A);

    private readonly EngineState _start = Sample.TwoSiteState();
    private readonly List<string> _lines;

    public EventLogTests() => _lines = [EventLog.Head(_start.Model.Stack, Sample.Now, _start.Assumptions)];

    [Rule("FAULT-09")]
    [Fact]
    public async Task Replay_OfAWrittenRun_GivesItsStatesAndItsAnswers()
    {
        var clock = new VirtualClock(Sample.Now);
        var seen = new List<(DateTimeOffset At, EngineState State)>();
        await using (var owner = new EngineOwner(_start, clock))
        {
            owner.Logged += logged => _lines.Add(EventLog.Line(logged));
            owner.Applied += (_, _, after) => seen.Add((clock.GetUtcNow(), after));
            foreach (var happened in Happened())
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                await owner.ApplyAsync(happened, TestContext.Current.CancellationToken);
            }
        }

        var log = EventLog.Read(_lines)!;
        var replayed = log.Replay(_start.Model).Skip(1).ToList();

        Assert.Equal(seen.Select(entry => entry.At), replayed.Select(entry => entry.From));
        foreach (var (real, again) in seen.Zip(replayed))
        {
            Assert.Equal(real.State.Faults.AsEnumerable(), again.State.Faults);
            Assert.Equal(real.State.Targets.OrderBy(entry => entry.Key.ToString()), again.State.Targets.OrderBy(entry => entry.Key.ToString()));
            Assert.Equal(real.State.Alarms.Values.OrderBy(alarm => alarm.Settings.Metric.ToString()), again.State.Alarms.Values.OrderBy(alarm => alarm.Settings.Metric.ToString()));
            Assert.Equal(real.State.HealthChecks.OrderBy(entry => entry.Key), again.State.HealthChecks.OrderBy(entry => entry.Key));
            Assert.Equal(Answer(real.State, real.At), Answer(again.State, again.From));
        }

        // Worth something only if answers changed on the way.
        var answers = ReplayMoments.Of(log.Replay(_start.Model)).Select(moment => Answer(moment.State, moment.At)).Distinct();
        Assert.Equal(["172.16.1.10", "172.20.1.10"], answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_ALogThatWasCutShort_EndsWithItsLastWholeLine()
    {
        _lines.Add(EventLog.Line(new LoggedEvent(Sample.Now, new EngineEvent.MinutePassed())));
        _lines.Add("""{"at":"2026-01-""");

        Assert.Single(EventLog.Read(_lines)!.Events);
    }

    [Theory]
    [InlineData("")]
    [InlineData("once upon a time")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1"}""")]
    public void Read_AnotherFile_IsNoLog(string line) => Assert.Null(EventLog.Read([line]));

    // One of each kind: data of good minutes, then of bad ones.
    private IEnumerable<EngineEvent> Happened()
    {
        var inbound = new TargetKey(_start.Model.ForwardingRulesets[0].Id, new IPEndPoint(IPAddress.Parse("10.10.0.4"), 53));
        yield return new EngineEvent.FaultBegan("f", new Fault.Instance("app/uk", InstanceFailure.BadCertificate));
        yield return new EngineEvent.FaultBegan("g", new Fault.InboundAddress(inbound.EndPoint.Address));
        yield return new EngineEvent.TargetTimedOut(inbound);
        yield return new EngineEvent.TargetTimedOut(inbound);
        yield return new EngineEvent.TargetAnswered(inbound);
        yield return new EngineEvent.TargetTimedOut(inbound);
        for (var minute = 0; minute < 10; minute++)
        {
            yield return new EngineEvent.MetricsPublished(Points(Sample.Now.AddMinutes(minute), minute < 4 ? 1 : 0));
            yield return new EngineEvent.MinutePassed();
            yield return new EngineEvent.MinutePassed();
        }

        var alarm = _start.Model.Alarms[0];
        yield return new EngineEvent.AlarmEdited(alarm.Id, alarm.Settings with { Threshold = double.MinValue });
        yield return new EngineEvent.HealthCheckUpdated(_start.Model.HealthChecks[0].Id);
        yield return new EngineEvent.FaultEnded("f");
    }

    private ImmutableArray<MetricPoint> Points(DateTimeOffset at, double value) =>
    [
        .. from schedule in _start.Model.Schedules
           from target in schedule.Targets
           select new MetricPoint(schedule.HealthyMetric(target.Id), at, target.Id == "app/uk" ? value : 1),
    ];

    private static string Answer(EngineState state, DateTimeOffset now) =>
        string.Join(' ', CrossCloudDns.Twin.Host.Lookup.Of(state, CrossCloudDns.Twin.Host.Lookup.ClientOf(state.Model, "uk")!, App, now).Answer.Answers.Select(record => record.Data));
}
