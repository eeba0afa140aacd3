using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Lambda.Probing;

public sealed class ProbeRunTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly Pace EveryMillisecond = new() { Burst = Tick };
    private readonly VirtualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TwelveTargets_StartsFiveInEachTick()
    {
        var prober = new FakeProber((_, _) => Task.FromResult(FakeProber.Healthy));
        var running = Run(prober, EveryMillisecond).RunAsync(Targets(12), _ => false, Cancellation);

        Assert.Equal(["0", "1", "2", "3", "4"], await prober.StartedAsync(5));
        Assert.False(prober.HasStartedMore);
        _clock.Advance(Tick);
        Assert.Equal(["5", "6", "7", "8", "9"], await prober.StartedAsync(5));
        Assert.False(prober.HasStartedMore);
        _clock.Advance(Tick);
        Assert.Equal(["10", "11"], await prober.StartedAsync(2));
        Assert.Equal(Enumerable.Range(0, 12).Select(id => $"{id}"), (await running).Select(verdict => verdict.Target.Id));
    }

    [Fact]
    public async Task RunAsync_TargetsThatWereSilent_StartFirstAndFasterAndKeepTheirPlaceInTheResult()
    {
        var prober = new FakeProber((_, _) => Task.FromResult(FakeProber.Healthy));
        var running = Run(prober, new Pace { Burst = Tick, Plain = Tick, Silent = Tick / 2 }).RunAsync(Targets(4), target => target.Id is "1" or "3", Cancellation);

        Assert.Equal(["1", "3"], await prober.StartedAsync(2));
        Assert.False(prober.HasStartedMore);
        _clock.Advance(Tick);
        Assert.Equal(["0"], await prober.StartedAsync(1));
        _clock.Advance(Tick);
        Assert.Equal(["2"], await prober.StartedAsync(1));
        Assert.Equal(["0", "1", "2", "3"], (await running).Select(verdict => verdict.Target.Id));
    }

    [Fact]
    public async Task RunAsync_AllPlacesTaken_StartsTheNextWhenOneEnds()
    {
        var first = new TaskCompletionSource<Finding>();
        var prober = new FakeProber((target, _) => target.Id == "0" ? first.Task : Task.FromResult(FakeProber.Healthy));
        var running = Run(prober, new Pace { MostInFlight = 1 }).RunAsync(Targets(2), _ => false, Cancellation);
        Assert.Equal(["0"], await prober.StartedAsync(1));
        Assert.False(prober.HasStartedMore);

        first.SetResult(FakeProber.Healthy);

        Assert.Equal(["1"], await prober.StartedAsync(1));
        await running;
    }

    [Fact]
    public async Task RunAsync_TimeIsOver_KeepsWhatIsFinishedAndSaysSoOfTheRest()
    {
        var prober = new FakeProber((_, _) => Task.FromResult(FakeProber.Healthy));
        using var run = new CancellationTokenSource(TimeSpan.FromMilliseconds(1), _clock);
        var running = Run(prober, new Pace { Burst = Tick, Plain = Tick / 2 }).RunAsync(Targets(5), _ => false, run.Token);
        await prober.StartedAsync(2);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var verdicts = await running;
        Assert.Equal([Reason.Ok, Reason.Ok, Reason.Deadline, Reason.Deadline, Reason.Deadline], verdicts.Select(verdict => verdict.Reason));
        Assert.False(prober.HasStartedMore);
    }

    private ProbeRun Run(FakeProber prober, Pace pace) => new(new Attempts(prober, _clock, () => 0), _clock, pace);

    private static ImmutableArray<Target> Targets(int count) => [.. Enumerable.Range(0, count).Select(id => Some.Target($"{id}"))];
}
