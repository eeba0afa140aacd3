using System.Globalization;

namespace CrossCloudDns.Bench.Checker;

/// <summary>What was aimed at, and what came of it.</summary>
internal sealed record Aim(string What, string Wanted, string Measured, bool IsMet)
{
    private const double MostOverFloor = 1.6;
    private const double MostOff = 0.05;

    /// <summary>The aims whose scenarios were measured.</summary>
    public static IEnumerable<Aim> Of(IReadOnlyList<Result> results)
    {
        if (Find(results, "1000 http", "CrossCloudDns checker") is { } ours)
        {
            var article = Find(results, "1000 http", "Python requests, in sequence")!.Cpu / ours.Cpu;
            var floor = ours.ProbingCpu / Find(results, "1000 http", "C epoll, all at once (floor)")!.Cpu;
            var paced = ours.ProbingCpu / Find(results, "1000 http", "C epoll, at our pace")!.Cpu;
            yield return new Aim(
                "Processor time, 1000 http, against the article's way", "10 times less", $"{Times(article)} less", article >= 10);
            yield return new Aim("The same, probing, against the floor", "at most 1.6 times", Times(floor), floor <= MostOverFloor);
            yield return new Aim("The same, against the floor at our pace", "at most 1.6 times", Times(paced), paced <= MostOverFloor);
        }

        if (Find(results, "1000 http, 10 % black-holed", "CrossCloudDns checker") is { } silent)
        {
            var over = (silent.Wall / Scenario.Timeout.TotalMilliseconds) - 1;
            yield return new Aim("Time with 10 % black-holed, over one timeout", "within 5 %", Percent(over), over <= MostOff);
        }

        if (Find(results, "1000 http at 20 ms", "CrossCloudDns checker") is { } delayed)
        {
            var error = (delayed.LatencyP50 / delayed.DelayMs) - 1;
            yield return new Aim(
                "Median of the latencies reported, over the truth", "within 5 %", Percent(error), Math.Abs(error) <= MostOff);
        }
    }

    private static Result? Find(IEnumerable<Result> results, string scenario, string contender) =>
        results.FirstOrDefault(result => result.Scenario == scenario && result.Contender == contender);

    private static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + " times";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
