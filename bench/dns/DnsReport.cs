using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The result as Markdown for people and JSON for the next run.</summary>
internal sealed class DnsReport(IReadOnlyList<Series> series, IReadOnlyList<(string Name, string Version)> versions, DnsBenchmarkOptions options)
{
    private const string Throughput = "UDP, 256 under way";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What is aimed at: the twin's value by the peer's, and whether more or less of it is better.
    private static readonly (string Measure, string Peer, double Goal, bool More)[] Goals =
    [
        (Throughput, "BIND", 1.8, true),
        (Throughput, "Knot", 1.0, true),
        ("UDP, 256 under way, processor", "BIND", 0.7, false),
        ("TCP", "BIND", 1.6, true),
        ("forwarding, 128 under way", "dnsmasq", 2.5, true),
        ("10,000 q/s, p99", "Knot", 1.1, false),
        ("10,000 q/s, p99", "NSD", 1.1, false),
        ("10,000 q/s, processor", "Knot", 1.2, false),
    ];

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
                series,
            },
            Json) + "\n");
        Console.WriteLine(Markdown());
        return 0;
    }

    /// <summary>Fails, with 1, when the ratio to BIND is less than two thirds of the committed one.</summary>
    public int CompareWith(string directory)
    {
        if (Ratio(series, Throughput, "BIND") is not { } now)
        {
            Console.WriteLine("BIND is not installed: nothing to compare with.");
            return 0;
        }

        var file = Path.Combine(directory, "dns.json");
        if (!File.Exists(file))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"UDP: {now:F2} times BIND; there is no earlier report."));
            return 0;
        }

        using var committed = JsonDocument.Parse(File.ReadAllText(file));
        var earlier = Ratio(committed.RootElement.GetProperty("series").Deserialize<List<Series>>(Json)!, Throughput, "BIND");
        var holds = earlier is null || now >= earlier * 2 / 3;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"UDP: {now:F2} times BIND, {earlier:F2} in the report: {(holds ? "holds" : "fell by more than a third")}"));
        return holds ? 0 : 1;
    }

    private string Markdown()
    {
        var text = new StringBuilder()
            .AppendLine("# DNS: the twin beside its peers")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project bench -- dns --runs {options.Runs} --seconds {options.Seconds}`")
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
            foreach (var one in measure)
            {
                var ratio = one.Server == "twin" ? "" : string.Create(CultureInfo.InvariantCulture, $"{Ratio(series, one.Measure, one.Server):F2}");
                text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Server} | {Number(one.Median)} ({Number(one.Min)}–{Number(one.Max)}) | {ratio} |");
            }

            text.AppendLine();
        }

        text.AppendLine("| goal | reached | |").AppendLine("|---|---|---|");
        foreach (var (measure, peer, goal, more) in Goals)
        {
            if (Ratio(series, measure, peer) is not { } ratio)
                continue;
            var met = more ? ratio >= goal : ratio <= goal;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {measure}: at {(more ? "least" : "most")} {goal:F1} × {peer} | {ratio:F2} | {(met ? "yes" : "no")} |");
        }

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
