using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Writes what was measured, and whether it is what was aimed at.</summary>
internal static class CheckerReport
{
    private const string Ours = "CrossCloudDns checker";
    private const string Sequence = "Python requests, in sequence";
    private const string Floor = "C epoll, all at once (floor)";
    private const string PacedFloor = "C epoll, at our pace";

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
        Line(text, $"Medians of {runs} runs, the contenders in turns, after warm-up. Contenders on one processor, targets and Lambda on another.");
        Line(text, "Processor time of our checker is given twice: all of it, with the signed PutMetricData requests that the others do not send, and");
        Line(text, "that until the first of these. The floor starts all probes at once, and then its latencies are those of its own queue.");
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
                Line(text,
                    $"| {name} | {Number(result.Wall)} | {Number(result.Cpu)} | {Number(result.ProbingCpu)} | {Number(result.PeakMemoryMb)} | "
                    + $"{Number(result.LatencyP50)} | {Number(result.LatencyP99)} | {(result.IsRight ? "right" : "WRONG")} |");
            }
        }

        Line(text, "");
        Line(text, "## What was aimed at");
        Line(text, "");
        Line(text, "| | aim | measured | |");
        Line(text, "|---|---|---|---|");
        foreach (var (what, aim, measured, isMet) in Aims(results))
        {
            Line(text, $"| {what} | {aim} | {measured} | {(isMet ? "met" : "not met")} |");
        }

        return text.ToString();
    }

    private static IEnumerable<(string What, string Aim, string Measured, bool IsMet)> Aims(IReadOnlyList<Result> results)
    {
        if (Find(results, "1000 http", Ours) is { } ours && Find(results, "1000 http", Sequence) is { } article && Find(results, "1000 http", Floor) is { } floor)
        {
            var less = article.Cpu / ours.Cpu;
            var more = ours.ProbingCpu / floor.Cpu;
            yield return ("Processor time for 1000 http targets, against the article's way", "10 times less", $"{Number(less)} times less", less >= 10);
            yield return ("The same, probing, against the floor", "at most 1.6 times", Times(more), more <= 1.6);
        }

        if (Find(results, "1000 http", Ours) is { } paced && Find(results, "1000 http", PacedFloor) is { } pacedFloor)
        {
            var more = paced.ProbingCpu / pacedFloor.Cpu;
            yield return ("The same, against the floor at the same pace", "at most 1.6 times", Times(more), more <= 1.6);
        }

        if (Find(results, "1000 http, 10 % black-holed", Ours) is { } silent)
        {
            var over = (silent.Wall / Scenario.Timeout.TotalMilliseconds) - 1;
            yield return ("Time with 10 % black-holed, over one timeout", "within 5 %", Percent(over), over <= 0.05);
        }

        if (Find(results, "1000 http at 20 ms", Ours) is { } delayed)
        {
            var error = (delayed.LatencyP50 / delayed.DelayMs) - 1;
            yield return ("Median of the latencies reported, against the truth", "within 5 %", Percent(error), Math.Abs(error) <= 0.05);
        }
    }

    private static Result? Find(IEnumerable<Result> results, string scenario, string contender) =>
        results.FirstOrDefault(result => result.Scenario == scenario && result.Contender == contender);

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + " times";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
