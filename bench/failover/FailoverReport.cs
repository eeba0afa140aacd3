using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Failover;

/// <summary>The failovers as Markdown for people and JSON for programs.</summary>
internal sealed class FailoverReport(
    string stack,
    ImmutableArray<Casualty> casualties,
    ImmutableArray<FailoverRun> simulated,
    ImmutableArray<FailoverRun> real,
    TimeSpan took)
{
    private const double BinSeconds = 15;

    /// <summary>Writes both files; 0, or 1 when a failover took longer than its budget.</summary>
    public int Write(string directory)
    {
        Directory.CreateDirectory(directory);
        var report = Markdown();
        File.WriteAllText(Path.Combine(directory, "failover.md"), report);
        File.WriteAllText(Path.Combine(directory, "failover.json"), JsonSerializer.Serialize(
            new
            {
                format = "cross-cloud-dns/bench-failover/1",
                machine = Machine.Describe(),
                stack,
                virtualRunsTookSeconds = took.TotalSeconds,
                services = casualties.Select(casualty => new
                {
                    casualty.Service,
                    client = casualty.Client.Name,
                    victim = casualty.Victim.Id,
                    budget = new
                    {
                        bestSeconds = casualty.Budget.FailOverTotal.Best.TotalSeconds,
                        typicalSeconds = casualty.Budget.FailOverTotal.Typical.TotalSeconds,
                        worstSeconds = casualty.Budget.FailOverTotal.Worst.TotalSeconds,
                    },
                    virtualTime = Spread(simulated, casualty),
                    realSpeed = Spread(real, casualty),
                }),
                simulated,
                real,
            },
            ReportJson.Options) + "\n");
        Summary.Renew(directory);
        Console.WriteLine(report);
        return casualties.All(casualty => Of(simulated, casualty).Concat(Of(real, casualty)).All(run => Within(run, casualty))) ? 0 : 1;
    }

    private static IEnumerable<FailoverRun> Of(IEnumerable<FailoverRun> runs, Casualty casualty) =>
        runs.Where(run => run.Service == casualty.Service);

    private static bool Within(FailoverRun run, Casualty casualty) => run.Seconds <= casualty.Budget.FailOverTotal.Worst.TotalSeconds;

    private static Distribution? Spread(IEnumerable<FailoverRun> runs, Casualty casualty) =>
        Seconds(runs, casualty) is { Length: > 0 } seconds ? Distribution.Of(seconds) : null;

    private static double[] Seconds(IEnumerable<FailoverRun> runs, Casualty casualty) =>
        [.. Of(runs, casualty).Select(run => run.Seconds).OfType<double>()];

    private string Markdown()
    {
        var (seeds, live) = (simulated.Length / casualties.Length, real.Length / casualties.Length);
        var page = new MarkdownPage();
        page.Head(1, "How long a failover takes");
        page.Line($"`dotnet run -c Release --project bench -- failover --seeds {seeds} --live {live} --stack {stack}`");
        page.Line($"");
        page.Line($"{Machine.Describe()}.");
        page.Line($"");
        page.Line(
            $"""
            Seconds from the death of the instance that an Azure client is sent to, until the client uses an address that serves it.
            The client keeps each answer for its TTL. The seed decides when within a minute the instance dies, when the client began
            to keep answers, when checkers run; the instance refuses connections in one half of the runs, and says nothing in the
            other. The budget is what `plan` states. All {seeds} runs in virtual time took {took.TotalSeconds:F1} s; those at real
            speed ran at the same time, each on a twin with its own sockets and checker processes.
            """);
        foreach (var casualty in casualties)
        {
            var budget = casualty.Budget.FailOverTotal;
            page.Head(2, $"{casualty.Service} at {casualty.Client.Name}, when {casualty.Victim.Id} dies");
            page.Line($"| | runs | min | p50 | p95 | max | within the budget |");
            page.Line($"|---|---|---|---|---|---|---|");
            var (best, typical, worst) = (budget.Best.TotalSeconds, budget.Typical.TotalSeconds, budget.Worst.TotalSeconds);
            page.Line($"| budget | | {best:F1} | {typical:F1} (typical) | | {worst:F1} | |");
            Row(page, "virtual time", simulated, casualty);
            Row(page, "real speed", real, casualty);
            if (Seconds(simulated, casualty) is not { Length: > 0 } seconds)
                continue;
            page.Line($"");
            page.Line($"```text");
            foreach (var bar in Distribution.Histogram(seconds, BinSeconds, "s"))
                page.Line($"{bar}");
            page.Line($"```");
        }

        return page.ToString();
    }

    private static void Row(MarkdownPage page, string name, ImmutableArray<FailoverRun> runs, Casualty casualty)
    {
        var all = Of(runs, casualty).ToArray();
        if (all.Length == 0)
            return;
        var within = 100.0 * all.Count(run => Within(run, casualty)) / all.Length;
        var numbers = Spread(runs, casualty) is { } summary
            ? string.Create(CultureInfo.InvariantCulture, $"{summary.Min:F1} | {summary.P50:F1} | {summary.P95:F1} | {summary.Max:F1}")
            : "none | none | none | none";
        page.Line($"| {name} | {all.Length} | {numbers} | {within:F1} % |");
    }
}
