namespace CrossCloudDns.Bench.Checker;

/// <summary>What is checked in one measurement.</summary>
/// <param name="Targets">How many targets, all but <paramref name="BlackHoled"/> of them healthy.</param>
/// <param name="Delay">How long a healthy target takes to answer.</param>
/// <param name="BlackHoled">Targets that never answer.</param>
internal sealed record Scenario(string Name, int Targets, TimeSpan Delay, int BlackHoled = 0, bool IsEncrypted = false)
{
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a contender that asks one target after the other would take minutes, and is measured once only.</summary>
    public bool IsLongInSequence => BlackHoled * Timeout + (Targets * Delay) > TimeSpan.FromSeconds(10);

    public static Scenario[] All { get; } =
    [
        new("1 http", 1, TimeSpan.Zero),
        new("100 http", 100, TimeSpan.Zero),
        new("1000 http", 1000, TimeSpan.Zero),
        new("1000 http at 20 ms", 1000, TimeSpan.FromMilliseconds(20)),
        new("1000 http, 10 % black-holed", 1000, TimeSpan.Zero, BlackHoled: 100),
        new("100 https", 100, TimeSpan.Zero, IsEncrypted: true),
        new("1000 https", 1000, TimeSpan.Zero, IsEncrypted: true),
    ];
}
