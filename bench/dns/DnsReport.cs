using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The result as Markdown for people and JSON for the next run.</summary>
internal sealed class DnsReport(IReadOnlyList<Series> series, IReadOnlyList<(string Name, string Version)> versions, DnsBenchmarkOptions options)
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
        var text = new StringBuilder()
            .AppendLine("# DNS: the twin beside its peers")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project bench -- dns --runs {options.Runs} --seconds {options.Seconds} --windows {options.LatencyWindows}{(options.SoakMinutes > 0 ? $" --soak {options.SoakMinutes}" : "")}`")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{Machine.Describe()}. Server on one core, generator (`bench/dns/load.c`; `dnsperf` for TCP) on the other; {BenchZone.Hosts} names;")
            .AppendLine("the servers are measured in turns. The twin runs with all its semantics: two sites, geoproximity, a health check per record, faults and query")
            .AppendLine("budgets armed. Medians, with the least and the most in brackets.")
            .AppendLine();
        foreach (var (name, version) in versions)
            text.AppendLine(CultureInfo.InvariantCulture, $"- {name}: {version}");
        text.AppendLine();
        foreach (var measure in series.GroupBy(s => (s.Measure, s.Unit)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {measure.Key.Measure} | {measure.Key.Unit} | twin by it |").AppendLine("|---|---|---|");
            foreach (var one in measure.OrderBy(one => one.Server != "twin"))
            {
                var ratio = one.Server == "twin" ? "" : string.Create(CultureInfo.InvariantCulture, $"{Ratio(series, one.Measure, one.Server):F2}");
                text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Server} | {Number(one.Median)} ({Number(one.Min)}–{Number(one.Max)}) | {ratio} |");
            }

            text.AppendLine();
        }

        text.AppendLine("| goal | reached | | what limits it |").AppendLine("|---|---|---|---|");
        foreach (var goal in DnsGoal.Of(series))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {goal.Aim} | {goal.Reached} | {goal.IsMet switch { true => "yes", false => "no", null => "" }} | {goal.Limit} |");

        return text.ToString();
    }

    private static double? Ratio(IReadOnlyList<Series> all, string measure, string peer)
    {
        var ours = all.FirstOrDefault(s => s.Server == "twin" && s.Measure == measure);
        var theirs = all.FirstOrDefault(s => s.Server == peer && s.Measure == measure);
        return ours is null || theirs is null || theirs.Median == 0 ? null : ours.Median / theirs.Median;
    }

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "F1", CultureInfo.InvariantCulture);
}
