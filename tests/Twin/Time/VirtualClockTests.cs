using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Time;

public class VirtualClockTests
{
    [Fact]
    public void Advance_SeveralTimers_FireInOrderOfDueTimeAtTheirDueTime()
    {
        var clock = new VirtualClock();
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name}@{(clock.GetUtcNow() - VirtualClock.DefaultStart).TotalSeconds}");
        using var late = clock.CreateTimer(Note, "late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(Note, "early", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var tie = clock.CreateTimer(Note, "tie", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["early@1", "tie@1", "late@3"], fired);
        Assert.Equal(VirtualClock.DefaultStart.AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresOncePerPeriodUntilDisposed()
    {
        var clock = new VirtualClock();
        var count = 0;
        var timer = clock.CreateTimer(_ => count++, null, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromMinutes(3));
        timer.Dispose();
        clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(4, count);
        Assert.Null(clock.NextDue);
    }

    [Fact]
    public void Advance_TimerChangedInItsOwnCallback_TakesTheNewTime()
    {
        var clock = new VirtualClock();
        var fired = new List<double>();
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                fired.Add((clock.GetUtcNow() - VirtualClock.DefaultStart).TotalSeconds);
                timer!.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));

        clock.Advance(TimeSpan.FromSeconds(21));
        timer.Dispose();

        Assert.Equal([1, 11, 21], fired);
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsWhenTheClockIsAdvanced()
    {
        var clock = new VirtualClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(30), clock, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        await delay;
    }

    [Fact]
    public void Advance_Backwards_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualClock().Advance(TimeSpan.FromTicks(-1)));
}
