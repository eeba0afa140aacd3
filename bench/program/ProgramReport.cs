using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrossCloudDns.Bench.Program;

/// <summary>What was measured as Markdown for people and JSON for programs.</summary>
internal sealed class ProgramReport(
    IReadOnlyList<DeclaredSize> sizes, IReadOnlyList<Timing> starts, IReadOnlyList<Timing> builds, ProgramBenchOptions options)
{
    private const double MostPerDoubling = 2.2;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes both files; 0.</summary>
    public int Write(string directory)
    {
        Directory.CreateDirectory(directory);
        var report = Markdown();
        File.WriteAllText(Path.Combine(directory, "program.md"), report);
        File.WriteAllText(
            Path.Combine(directory, "program.json"),
            JsonSerializer.Serialize(new { format = "cross-cloud-dns/bench-program/1", machine = Machine.Describe(), sizes, starts, builds }, Json) + "\n");
        Summary.Renew(directory);
        Console.WriteLine(report);
        return 0;
    }

    private string Markdown()
    {
        var text = new StringBuilder();
        Line(text, $"# The program, the commands and the build");
        Line(text, $"");
        Line(text, $"`dotnet run -c Release --project bench -- program --runs {options.Runs}{(options.CleanClone ? "" : " --no-clone")}{(options.Tests ? " --tests" : "")}`");
        Line(text, $"");
        Line(text, $"{Machine.Describe()}. Load average when it was written: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}.");
        Line(text, $"");
        Line(text, $"## Declaring stacks of many sizes");
        Line(text, $"");
        Line(text, $"Under the recorder, each size in a process of its own: the first run compiles code on the way, later ones are what the size itself costs:");
        Line(text, $"the best of them, which is what counts below, and the worst. Every service has two instances in two sites: with one in each of 20 sites, 500 services would need more records than a zone");
        Line(text, $"takes. The transit gateways of all sites are joined pairwise, so resources grow faster than sites.");
        Line(text, $"");
        Line(text, $"| sites × services | resources | first ms | later ms | resources/s | µs per resource | KiB allocated per resource | peak MiB |");
        Line(text, $"|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            Line(
                text,
                $"| {size.Sites} × {size.Services} | {size.Resources:N0} | {size.FirstMs:F0} | {size.BestMs:F1} (to {size.WorstMs:F1}) | {size.PerSecond:N0} | {size.BestMs * 1000 / size.Resources:F0} | {size.AllocatedBytes / 1024.0 / size.Resources:F1} | {size.PeakBytes / 1048576.0:F0} |");
        }

        Line(text, $"");
        Line(text, $"| when resources double | time is multiplied by | memory by | at most {MostPerDoubling:F1} |");
        Line(text, $"|---|---|---|---|");
        foreach (var (smaller, larger) in Pairs())
        {
            var time = Growth.PerDoubling(smaller.Resources, smaller.BestMs, larger.Resources, larger.BestMs);
            var memory = Growth.PerDoubling(smaller.Resources, smaller.AllocatedBytes, larger.Resources, larger.AllocatedBytes);
            Line(text, $"| {smaller.Sites} × {smaller.Services} to {larger.Sites} × {larger.Services} | {time:F2} | {memory:F2} | {(time <= MostPerDoubling && memory <= MostPerDoubling ? "yes" : "no")} |");
        }

        Line(text, $"");
        Line(text, $"## Commands on the dev stack");
        Line(text, $"");
        Line(text, $"Seconds of wall time, in turns; medians, with the least and the most in brackets. The assembly is the Debug build that `dotnet run` makes.");
        Line(text, $"BIND, Knot and NSD load a zone file of 1,000 names and run nothing else; the twin compiles its code, runs the Pulumi program, starts instances and");
        Line(text, $"resolvers. The official Pulumi engine is not among the peers, since the package feed that this project's CI reaches does not have it.");
        Line(text, $"");
        Timings(text, starts);
        if (builds.Count > 0)
        {
            Line(text, $"");
            Line(text, $"## Builds in a clean clone");
            Line(text, $"");
            Line(text, $"Of what is committed; packages come from the cache of this machine.{(Environment.GetEnvironmentVariable("UseSharedCompilation") == "false" ? " The compiler server is switched off by this machine's environment, so that every build loads the compiler anew." : "")}");
            Line(text, $"");
            Timings(text, builds);
        }

        return text.ToString();
    }

    // Along the services, and along the sites at the most services.
    private IEnumerable<(DeclaredSize Smaller, DeclaredSize Larger)> Pairs() =>
        sizes.Zip(sizes.Skip(1)).Where(pair => pair.First.Sites == pair.Second.Sites)
            .Concat(sizes.GroupBy(size => size.Sites).Select(group => group.Last()) is var most ? most.Zip(most.Skip(1)) : [])
            .Append((sizes[0], sizes[^1]));

    private static void Timings(StringBuilder text, IReadOnlyList<Timing> timings)
    {
        Line(text, $"| | s | goal | reached |");
        Line(text, $"|---|---|---|---|");
        foreach (var timing in timings)
        {
            var range = timing.Seconds.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({timing.Seconds.Min():F2}–{timing.Seconds.Max():F2})");
            var goal = timing.Goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"under {most:0}") : "";
            Line(text, $"| {timing.What} | {timing.Median:F2}{range} | {goal} | {timing.IsMet switch { true => "yes", false => "no", null => "" }} |");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
