using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.Infra.Topology;

namespace CrossCloudDns.Tests.Infra.Topology;

/// <summary>The program's sizes against the checker's own pace: neither knows the other, so this tells when they no longer fit.</summary>
public sealed class CheckerSizeTests
{
    /// <summary>Memory at which Lambda gives a whole processor.</summary>
    private const double WholeProcessorMb = 1769;

    public static TheoryData<int, int, int> Loads =>
    [
        .. CheckerSize.Tried.Append(CheckerSize.Of(128, 1, 0)).Append(CheckerSize.Of(10240, 1, 0))
            .SelectMany(size => new[] { (size.MemoryMb, size.Plain, 0), (size.MemoryMb, 0, size.Encrypted), (size.MemoryMb, size.Plain / 2, size.Encrypted / 2) })
            .Select(load => new TheoryDataRow<int, int, int>(load.MemoryMb, load.Item2, load.Item3)),
    ];

    [Theory]
    [MemberData(nameof(Loads))]
    public void Size_FullEventWithASilentTarget_EndsBeforeTheFunctionDoes(int memoryMb, int plain, int encrypted)
    {
        var pace = Pace.For(memoryMb / WholeProcessorMb);
        var starts = (plain * pace.Plain) + (encrypted * pace.Encrypted);

        var probing = starts + TimeSpan.FromMilliseconds(CheckerSize.LongestCheckMs);

        Assert.True(CheckerSize.Of(memoryMb, plain, encrypted).Holds(plain, encrypted));
        Assert.True(
            probing < TimeBudget.ForProbing(TimeSpan.FromSeconds(CheckerSize.TimeoutSeconds)),
            $"{plain} plain and {encrypted} encrypted probes of {memoryMb} MB take {probing}; docs/health-checks.md and CheckerSize no longer fit the checker.");
    }

    [Fact]
    public void Size_TwiceAFullEvent_IsNotHeld() =>
        Assert.All(CheckerSize.Tried, size => Assert.False(size.Holds(size.Plain + 1, 0) || size.Holds(0, size.Encrypted + 1)));

    [Fact]
    public void Timeout_LeavesRoomBeforeTheNextMinute() => Assert.InRange(CheckerSize.TimeoutSeconds, 1, 59);
}
