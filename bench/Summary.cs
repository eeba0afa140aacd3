using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Bench.Checker;
using CrossCloudDns.Bench.Dns;
using CrossCloudDns.Bench.Program;

namespace CrossCloudDns.Bench;

/// <summary>The numbers in <c>docs/performance.md</c>, taken from the reports as they are.</summary>
internal static class Summary
{
    private const string Begin = "<!-- numbers: written by the benchmarks -->";
    private const string End = "<!-- end of numbers -->";

    /// <summary>Where the page is.</summary>
    public static string Page => Path.Combine(Repository.Root, "docs", "performance.md");

    /// <summary>Renews the page where the reports are the committed ones.</summary>
    public static void Renew(string reports)
    {
        if (Path.GetFullPath(reports) == Path.GetFullPath(Repository.Reports))
            File.WriteAllText(Page, Replace(File.ReadAllText(Page), Tables(reports)));
    }

    /// <summary>The page with other numbers between the marks.</summary>
    /// <exception cref="InvalidOperationException">The page has no marks.</exception>
    public static string Replace(string page, string numbers)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidOperationException($"The page lacks '{Begin}' and '{End}'.")
            : $"{page[..(begin + Begin.Length)]}\n\n{numbers.Trim()}\n\n{page[end..]}";
    }

    /// <summary>A table for each report that there is.</summary>
    public static string Tables(string reports)
    {
        var page = new MarkdownPage();
        if (Read(reports, "dns.json") is { } dns)
        {
            Head(page, "DNS", "dns.md", "| goal | reached | | what limits it |", "|---|---|---|---|");
            foreach (var goal in DnsGoal.Of(dns.GetProperty("series").Deserialize<List<Series>>(ReportJson.Options)!))
                page.Line($"| {goal.Aim} | {goal.Reached} | {MarkdownPage.Verdict(goal.IsMet)} | {goal.Limit} |");
        }

        if (Read(reports, "checker.json") is { } checker)
        {
            Head(page, "The health checker", "checker.md", "| goal | | reached | |", "|---|---|---|---|");
            foreach (var aim in Aim.Of(Of<Result>(checker, "results")))
                page.Line($"| {aim.What} | {aim.Wanted} | {aim.Measured} | {MarkdownPage.Verdict(aim.IsMet)} |");
        }

        if (Read(reports, "program.json") is { } program)
        {
            Head(page, "Program, commands and builds", "program.md", "| | seconds, median | goal | reached |", "|---|---|---|---|");
            foreach (var timing in new[] { "starts", "builds" }.SelectMany(part => Of<Timing>(program, part)))
            {
                var goal = timing.Goal is { } most ? $"under {most}" : "";
                page.Line($"| {timing.What} | {timing.Median:F2} | {goal} | {MarkdownPage.Verdict(timing.IsMet)} |");
            }

            page.Line($"");
            page.Line($"| declared under the recorder | resources | ms | resources/s | peak MiB |");
            page.Line($"|---|---|---|---|---|");
            foreach (var size in Of<DeclaredSize>(program, "sizes"))
            {
                var (what, peak) = ($"{size.Sites} sites × {size.Services} services", size.PeakBytes / 1048576.0);
                page.Line($"| {what} | {size.Resources:N0} | {size.MedianMs:F0} | {size.PerSecond:N0} | {peak:F0} |");
            }
        }

        if (Read(reports, "failover.json") is { } failover)
        {
            Head(
                page, "Failover of the dev stack", "failover.md",
                "| service | budget at worst | virtual time, p50 / p95 / max | real speed, p50 / max |", "|---|---|---|---|");
            foreach (var service in failover.GetProperty("services").EnumerateArray())
            {
                var budget = service.GetProperty("budget").GetProperty("worstSeconds").GetDouble();
                var simulated = Times(service.GetProperty("virtualTime"), "p50", "p95", "max");
                var real = Times(service.GetProperty("realSpeed"), "p50", "max");
                page.Line($"| {service.GetProperty("service")} | {budget:F0} s | {simulated} | {real} |");
            }
        }

        return page.ToString();
    }

    private static List<T> Of<T>(JsonElement report, string part) => report.GetProperty(part).Deserialize<List<T>>(ReportJson.Options)!;

    private static string Times(JsonElement distribution, params string[] members)
    {
        return distribution.ValueKind == JsonValueKind.Object
            ? string.Join(" / ", members.Select(Seconds)) + " s"
            : "not run";

        string Seconds(string member) => distribution.GetProperty(member).GetDouble().ToString("F0", CultureInfo.InvariantCulture);
    }

    private static void Head(MarkdownPage page, string title, string report, string columns, string rule)
    {
        page.Head(3, title);
        page.Line($"From [{report}](../bench/reports/{report}), which has all numbers, their spread and the machine.");
        page.Line($"");
        page.Line($"{columns}");
        page.Line($"{rule}");
    }

    private static JsonElement? Read(string reports, string name)
    {
        var file = Path.Combine(reports, name);
        if (!File.Exists(file))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
