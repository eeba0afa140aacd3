using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The result as Markdown for people and JSON for the next run.</summary>
internal sealed class DnsReport(
    IReadOnlyList<Series> series, IReadOnlyList<(string Name, string Version)> versions, DnsBenchmarkOptions options)
{
    /// <summary>Writes both files; 0.</summary>
    public int Write(string directory)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "dns.md"), Markdown());
        File.WriteAllText(Path.Combine(directory, "dns.json"), JsonSerializer.Serialize(
            new
            {
                format = "cross-cloud-dns/bench-dns/1",
                machine = Machine.Describe(),
                versions = versions.ToDictionary(version => version.Name, version => version.Version),
                goals = DnsGoal.Of(series),
                series,
            },
            ReportJson.Options) + "\n");
        Summary.Renew(directory);
        Console.WriteLine(Markdown());
        return 0;
    }

    private string Markdown()
    {
        var page = new MarkdownPage();
        var soak = options.SoakMinutes > 0 ? $" --soak {options.SoakMinutes}" : "";
        var flags = $"--runs {options.Runs} --seconds {options.Seconds} --windows {options.LatencyWindows}{soak}";
        page.Head(1, "DNS: the twin beside its peers");
        page.Line($"`dotnet run -c Release --project bench -- dns {flags}`");
        page.Line($"");
        page.Line(
            $"""
            {Machine.Describe()}. Server on one core, generator (`bench/dns/load.c`; `dnsperf` for TCP) on the other;
            {BenchZone.Hosts} names; the servers are measured in turns. The twin runs with all its semantics: two sites, geoproximity, a
            health check per record, faults and query budgets armed. Medians, with the least and the most in brackets. Latencies at
            10,000 q/s are of windows of 50 ms; "every window" counts also those in which the generator itself did not run for a while.
            """);
        page.Line($"");
        foreach (var (name, version) in versions)
            page.Line($"- {name}: {version}");
        page.Line($"");
        foreach (var measure in series.GroupBy(s => (s.Measure, s.Unit)))
            Table(page, measure);
        page.Line($"| goal | reached | | what limits it |");
        page.Line($"|---|---|---|---|");
        foreach (var goal in DnsGoal.Of(series))
            page.Line($"| {goal.Aim} | {goal.Reached} | {MarkdownPage.Verdict(goal.IsMet)} | {goal.Limit} |");
        return page.ToString();
    }

    private void Table(MarkdownPage page, IGrouping<(string Measure, string Unit), Series> measure)
    {
        page.Line($"| {measure.Key.Measure} | {measure.Key.Unit} | twin by it |");
        page.Line($"|---|---|---|");
        foreach (var one in measure.OrderBy(one => one.Server != "twin"))
        {
            var ratio = one.Server == "twin" ? null : Ratio(series, one.Measure, one.Server);
            page.Line($"| {one.Server} | {Number(one.Median)} ({Number(one.Min)}–{Number(one.Max)}) | {ratio:F2} |");
        }

        page.Line($"");
    }

    private static double? Ratio(IReadOnlyList<Series> all, string measure, string peer)
    {
        var ours = all.FirstOrDefault(s => s.Server == "twin" && s.Measure == measure);
        var theirs = all.FirstOrDefault(s => s.Server == peer && s.Measure == measure);
        return ours is null || theirs is null || theirs.Median == 0 ? null : ours.Median / theirs.Median;
    }

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "F1", CultureInfo.InvariantCulture);
}
