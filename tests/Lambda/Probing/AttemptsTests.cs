using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Lambda.Probing;

public sealed class AttemptsTests
{
    private readonly VirtualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TargetThatStaysDown_WaitsTwiceAsLongBeforeEachAttempt()
    {
        var prober = new FakeProber((_, _) => Task.FromResult(new Finding(Reason.Refused, TimeSpan.Zero)));
        var running = new Attempts(prober, _clock, () => 0.5).RunAsync(Some.Target("a", attempts: 3), Cancellation);

        await prober.StartedAsync(1);
        Assert.Equal(VirtualClock.DefaultStart.AddMilliseconds(200), _clock.NextDue);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        await prober.StartedAsync(1);
        Assert.Equal(VirtualClock.DefaultStart.AddMilliseconds(600), _clock.NextDue);
        _clock.Advance(TimeSpan.FromMilliseconds(400));

        var verdict = await running;
        Assert.Equal((Reason.Refused, 3), (verdict.Reason, verdict.Attempts));
    }

    [Theory]
    [InlineData(0.0, 150)]
    [InlineData(1.0, 250)]
    public async Task RunAsync_ByChance_VariesThePauseByAQuarter(double chance, double milliseconds)
    {
        var prober = new FakeProber((_, _) => Task.FromResult(new Finding(Reason.Refused, TimeSpan.Zero)));
        var running = new Attempts(prober, _clock, () => chance).RunAsync(Some.Target("a", attempts: 2), Cancellation);

        await prober.StartedAsync(1);
        Assert.Equal(VirtualClock.DefaultStart.AddMilliseconds(milliseconds), _clock.NextDue);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await running;
    }

    [Fact]
    public async Task RunAsync_MistakeInTheChecker_IsNotTheTargets()
    {
        var prober = new FakeProber((_, _) => throw new InvalidOperationException("oops"));

        var verdict = await new Attempts(prober, _clock, () => 0).RunAsync(Some.Target("a"), Cancellation);

        Assert.Equal((Reason.Internal, Health.Unknown), (verdict.Reason, verdict.Health));
        Assert.Equal("InvalidOperationException: oops", verdict.Finding.Detail);
    }

    [Fact]
    public async Task RunAsync_AttemptsTimeIsOver_IsTheTargetsTimeout()
    {
        var prober = new FakeProber(HangAsync);
        var running = new Attempts(prober, _clock, () => 0).RunAsync(Some.Target("a", timeoutMs: 500), Cancellation);
        await prober.StartedAsync(1);

        _clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(Reason.Timeout, (await running).Reason);
    }

    [Fact]
    public async Task RunAsync_RunsTimeIsOver_IsTheCheckersDeadline()
    {
        var prober = new FakeProber(HangAsync);
        using var run = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), _clock);
        var running = new Attempts(prober, _clock, () => 0).RunAsync(Some.Target("a", timeoutMs: 500), run.Token);
        await prober.StartedAsync(1);

        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(Reason.Deadline, (await running).Reason);
    }

    [Fact]
    public async Task RunAsync_RunsTimeIsOverBetweenTwoAttempts_IsTheCheckersDeadline()
    {
        var prober = new FakeProber((_, _) => Task.FromResult(new Finding(Reason.Refused, TimeSpan.Zero)));
        using var run = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), _clock);
        var running = new Attempts(prober, _clock, () => 0.5).RunAsync(Some.Target("a", attempts: 2), run.Token);
        await prober.StartedAsync(1);

        _clock.Advance(TimeSpan.FromMilliseconds(100));

        var verdict = await running;
        Assert.Equal((Reason.Deadline, Health.Unknown, 1), (verdict.Reason, verdict.Health, verdict.Attempts));
    }

    private static async Task<Finding> HangAsync(CrossCloudDns.HealthChecker.Targets.Target target, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new Finding(Reason.Timeout, target.Timeout);
    }
}
