using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Writes what was measured, and whether it is what was aimed at.</summary>
internal static class CheckerReport
{
    public static async Task WriteAsync(IReadOnlyList<Result> results, ImmutableSortedDictionary<string, double> coldStarts, int runs)
    {
        Directory.CreateDirectory(Repository.Reports);
        var report = Markdown(results, coldStarts, runs);
        await File.WriteAllTextAsync(Path.Combine(Repository.Reports, "checker.md"), report);
        var all = new { machine = Machine.Describe(), runs, coldStartsMs = coldStarts, results };
        var json = JsonSerializer.Serialize(all, ReportJson.Options);
        await File.WriteAllTextAsync(Path.Combine(Repository.Reports, "checker.json"), json + "\n");
        Summary.Renew(Repository.Reports);
        await Console.Out.WriteAsync(report);
    }

    private static string Markdown(IReadOnlyList<Result> results, ImmutableSortedDictionary<string, double> coldStarts, int runs)
    {
        var page = new MarkdownPage();
        page.Head(1, "The checker, measured");
        page.Line($"{Machine.Describe()}. Load average when it was written: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}.");
        page.Line($"");
        page.Line(
            $"""
            Medians of {runs} runs, the contenders in turns, after warm-up, on one processor; targets and Lambda are on another. Times are
            in milliseconds. Processor time of our checker is given twice: all of it, with the signed PutMetricData requests that the
            others do not send, and that until the first of these. Its first run in a new process is given too, and is not among the
            medians, which are those of a process that has run thirty times and is compiled. Clients that start all probes at once need
            less, since one wake-up serves many probes, and report the latency of their own queue. Ratios within one scenario are what
            counts.
            Made by `bench/install-peers.sh` and `dotnet run -c Release --project bench -- checker`.
            """);
        page.Line($"");
        page.Line($"| from start to first verdict | ms |");
        page.Line($"|---|---|");
        foreach (var (contender, time) in coldStarts)
        {
            page.Line($"| {contender} | {Number(time)} |");
        }

        foreach (var scenario in results.GroupBy(result => result.Scenario))
        {
            page.Head(2, scenario.Key);
            page.Line($"| | wall ms | processor ms | of it probing | peak MB | latency p50 | p99 | verdicts |");
            page.Line($"|---|---|---|---|---|---|---|---|");
            foreach (var result in scenario)
            {
                var name = result.Runs == runs ? result.Contender : $"{result.Contender} (1 run)";
                double[] numbers = [result.Wall, result.Cpu, result.ProbingCpu, result.PeakMemoryMb, result.LatencyP50, result.LatencyP99];
                page.Line($"| {name} | {string.Join(" | ", numbers.Select(Number))} | {(result.IsRight ? "right" : "WRONG")} |");
            }
        }

        page.Head(2, "What was aimed at");
        page.Line($"| | aim | measured | reached |");
        page.Line($"|---|---|---|---|");
        foreach (var aim in Aim.Of(results))
        {
            page.Line($"| {aim.What} | {aim.Wanted} | {aim.Measured} | {MarkdownPage.Verdict(aim.IsMet)} |");
        }

        return page.ToString();
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
