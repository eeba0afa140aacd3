using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Writes what was measured, and whether it is what was aimed at.</summary>
internal static class CheckerReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static async Task WriteAsync(IReadOnlyList<Result> results, ImmutableSortedDictionary<string, double> coldStarts, int runs)
    {
        Directory.CreateDirectory(Repository.Reports);
        var report = Markdown(results, coldStarts, runs);
        await File.WriteAllTextAsync(Path.Combine(Repository.Reports, "checker.md"), report);
        await File.WriteAllTextAsync(
            Path.Combine(Repository.Reports, "checker.json"),
            JsonSerializer.Serialize(new { machine = Machine.Describe(), runs, coldStartsMs = coldStarts, results }, Json) + "\n");
        await Console.Out.WriteAsync(report);
    }

    private static string Markdown(IReadOnlyList<Result> results, ImmutableSortedDictionary<string, double> coldStarts, int runs)
    {
        var text = new StringBuilder();
        Line(text, "# The checker, measured");
        Line(text, "");
        Line(text, $"Machine: {Machine.Describe()}.");
        Line(text, "");
        Line(text, $"Load average while it was made: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}. Busy machines show longer times, and");
        Line(text, "more processor time for whoever switches more often; ratios within one scenario are what counts.");
        Line(text, "");
        Line(text, $"Medians of {runs} runs, the contenders in turns, after warm-up, on one processor; targets and Lambda are on another.");
        Line(text, "Processor time of our checker is given twice: all of it, with the signed PutMetricData requests that the others do not");
        Line(text, "send, and that until the first of these. Its first run in a new process is given too, and is not among the medians, which");
        Line(text, "are those of a process that has run thirty times and is compiled. Clients that start all probes at once need less, since one wake-up serves");
        Line(text, "many probes, and report the latency of their own queue.");
        Line(text, "Made by `bench/install-peers.sh` and `dotnet run -c Release --project bench -- checker`.");
        Line(text, "");
        Line(text, "| from start to first verdict | ms |");
        Line(text, "|---|---|");
        foreach (var (contender, time) in coldStarts)
        {
            Line(text, $"| {contender} | {Number(time)} |");
        }

        foreach (var scenario in results.GroupBy(result => result.Scenario))
        {
            Line(text, "");
            Line(text, $"## {scenario.Key}");
            Line(text, "");
            Line(text, "| | wall ms | processor ms | of it probing | peak MB | latency p50 | p99 | verdicts |");
            Line(text, "|---|---|---|---|---|---|---|---|");
            foreach (var result in scenario)
            {
                var name = result.Runs == runs ? result.Contender : $"{result.Contender} (1 run)";
                double[] numbers = [result.Wall, result.Cpu, result.ProbingCpu, result.PeakMemoryMb, result.LatencyP50, result.LatencyP99];
                Line(text, $"| {name} | {string.Join(" | ", numbers.Select(Number))} | {(result.IsRight ? "right" : "WRONG")} |");
            }
        }

        Line(text, "");
        Line(text, "## What was aimed at");
        Line(text, "");
        Line(text, "| | aim | measured | |");
        Line(text, "|---|---|---|---|");
        foreach (var aim in Aim.Of(results))
        {
            Line(text, $"| {aim.What} | {aim.Wanted} | {aim.Measured} | {(aim.IsMet ? "met" : "not met")} |");
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
