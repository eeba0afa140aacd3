using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Time;

public class ScaledClockTests
{
    [Theory]
    [InlineData(60, 1, 60)]
    [InlineData(0.5, 10, 5)]
    public void GetUtcNow_AfterRealSeconds_HasMovedBySpeed(double speed, double real, double scaled)
    {
        var inner = new VirtualClock();
        var clock = new ScaledClock(inner, speed);

        inner.Advance(TimeSpan.FromSeconds(real));

        Assert.Equal(VirtualClock.DefaultStart.AddSeconds(scaled), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(scaled), clock.GetElapsedTime(0));
    }

    [Fact]
    public void CreateTimer_OneMinuteAtSpeed60_FiresEveryRealSecond()
    {
        var inner = new VirtualClock();
        var clock = new ScaledClock(inner, 60);
        var fired = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        inner.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([VirtualClock.DefaultStart.AddMinutes(1), VirtualClock.DefaultStart.AddMinutes(2)], fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000.1)]
    [InlineData(double.NaN)]
    public void Constructor_SpeedOutOfRange_IsRefused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledClock(TimeProvider.System, speed));
}
