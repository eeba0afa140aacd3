using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Program;

/// <summary>What was measured as Markdown for people and JSON for programs.</summary>
internal sealed class ProgramReport(
    IReadOnlyList<DeclaredSize> sizes, IReadOnlyList<Timing> starts, IReadOnlyList<Timing> builds, ProgramBenchOptions options)
{
    /// <summary>Writes both files; 0.</summary>
    public int Write(string directory)
    {
        Directory.CreateDirectory(directory);
        var report = Markdown();
        var document = new { format = "cross-cloud-dns/bench-program/1", machine = Machine.Describe(), sizes, starts, builds };
        File.WriteAllText(Path.Combine(directory, "program.md"), report);
        File.WriteAllText(Path.Combine(directory, "program.json"), JsonSerializer.Serialize(document, ReportJson.Options) + "\n");
        Summary.Renew(directory);
        Console.WriteLine(report);
        return 0;
    }

    private string Markdown()
    {
        var page = new MarkdownPage();
        var flags = $"{(options.CleanClone ? "" : " --no-clone")}{(options.Tests ? " --tests" : "")}";
        page.Head(1, "The program, the commands and the build");
        page.Line($"`dotnet run -c Release --project bench -- program --runs {options.Runs}{flags}`");
        page.Line($"");
        page.Line($"{Machine.Describe()}. Load average when it was written: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}.");
        new DeclareTables(sizes).Write(page);
        page.Head(2, "Commands on the dev stack");
        page.Line(
            $"""
            Seconds of wall time, in turns; medians, with the least and the most in brackets. The assembly is the Debug build that
            `dotnet run` makes. BIND, Knot and NSD load a zone file of 1,000 names and run nothing else; the twin compiles its code,
            runs the Pulumi program, starts instances and resolvers. The official Pulumi engine is not among the peers, since the
            package feed that this project's CI reaches does not have it.
            """);
        page.Line($"");
        Timings(page, starts);
        if (builds.Count > 0)
            Builds(page);
        return page.ToString();
    }

    private void Builds(MarkdownPage page)
    {
        var leftOut = string.Join(", ", Command.LeftOut.Select(setting => $"`{setting}`"));
        var circumstances = leftOut.Length == 0 ? "nor has anybody here" : $"this machine's {leftOut} are left out";
        page.Head(2, "Builds in a clean clone");
        page.Line(
            $"""
            Of what is committed; packages come from the cache of this machine. Builds run as where nobody has decided anything about
            them ({circumstances}),
            with a compiler server of their own, which the first build in the clone starts. The changed file gets another type each
            time, and its whole assembly is compiled again.
            """);
        page.Line($"");
        Timings(page, builds);
        foreach (var repeated in builds.Where(timing => timing.Seconds.Count > 1))
        {
            page.Line($"");
            page.Line($"{repeated.What}, in the order run: {string.Join(", ", repeated.Seconds.Select(Text))} s.");
        }
    }

    private static void Timings(MarkdownPage page, IReadOnlyList<Timing> timings)
    {
        page.Line($"| | s | goal | reached |");
        page.Line($"|---|---|---|---|");
        foreach (var timing in timings)
        {
            var range = timing.Seconds.Count == 1 ? "" : $" ({Text(timing.Seconds.Min())}–{Text(timing.Seconds.Max())})";
            var goal = timing.Goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"under {most:0}") : "";
            page.Line($"| {timing.What} | {Text(timing.Median)}{range} | {goal} | {MarkdownPage.Verdict(timing.IsMet)} |");
        }
    }

    private static string Text(double seconds) => seconds.ToString("F2", CultureInfo.InvariantCulture);
}
