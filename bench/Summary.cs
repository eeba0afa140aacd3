using System.Globalization;
using System.Text;
using System.Text.Json;
using CrossCloudDns.Bench.Dns;

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
        var text = new StringBuilder();
        if (Read(reports, "dns.json") is { } dns)
        {
            Head(text, "DNS", "dns.md", "| goal | reached | | what limits it |", "|---|---|---|---|");
            foreach (var goal in DnsGoal.Of(dns.GetProperty("series").Deserialize<List<Series>>(DnsReport.Json)!))
                Line(text, $"| {goal.Aim} | {goal.Reached} | {goal.IsMet switch { true => "yes", false => "no", null => "" }} | {goal.Limit} |");
        }

        if (Read(reports, "program.json") is { } program)
        {
            Head(text, "Program, commands and builds", "program.md", "| | seconds, median | goal | reached |", "|---|---|---|---|");
            foreach (var timing in program.GetProperty("starts").EnumerateArray().Concat(program.GetProperty("builds").EnumerateArray()))
            {
                var goal = timing.GetProperty("goal") is { ValueKind: JsonValueKind.Number } most ? $"under {most}" : "";
                Line(text, $"| {timing.GetProperty("what")} | {timing.GetProperty("median").GetDouble():F2} | {goal} | {Verdict(timing.GetProperty("isMet"))} |");
            }

            Line(text, $"");
            Line(text, $"| declared under the recorder | resources | ms | resources/s | peak MiB |");
            Line(text, $"|---|---|---|---|---|");
            foreach (var size in program.GetProperty("sizes").EnumerateArray())
                Line(text, $"| {size.GetProperty("sites")} sites × {size.GetProperty("services")} services | {size.GetProperty("resources").GetInt32():N0} | {size.GetProperty("bestMs").GetDouble():F0} | {size.GetProperty("perSecond").GetDouble():N0} | {size.GetProperty("peakBytes").GetDouble() / 1048576:F0} |");
        }

        if (Read(reports, "failover.json") is { } failover)
        {
            Head(text, "Failover of the dev stack", "failover.md", "| service | budget at worst | virtual time, p50 / p95 / max | real speed, p50 / max |", "|---|---|---|---|");
            foreach (var service in failover.GetProperty("services").EnumerateArray())
                Line(text, $"| {service.GetProperty("service")} | {service.GetProperty("budget").GetProperty("worstSeconds").GetDouble():F0} s | {Times(service.GetProperty("virtualTime"), "p50", "p95", "max")} | {Times(service.GetProperty("realSpeed"), "p50", "max")} |");
        }

        return text.ToString();
    }

    private static string Times(JsonElement distribution, params string[] members) => distribution.ValueKind == JsonValueKind.Object
        ? string.Join(" / ", members.Select(member => string.Create(CultureInfo.InvariantCulture, $"{distribution.GetProperty(member).GetDouble():F0}"))) + " s"
        : "not run";

    private static string Verdict(JsonElement isMet) => isMet.ValueKind switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => "",
    };

    private static void Head(StringBuilder text, string title, string report, string columns, string rule)
    {
        Line(text, $"");
        Line(text, $"### {title}");
        Line(text, $"");
        Line(text, $"From [{report}](../bench/reports/{report}), which has all numbers, their spread and the machine.");
        Line(text, $"");
        Line(text, $"{columns}");
        Line(text, $"{rule}");
    }

    private static JsonElement? Read(string reports, string name)
    {
        var file = Path.Combine(reports, name);
        if (!File.Exists(file))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
