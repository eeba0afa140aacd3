using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace CrossCloudDns.Twin.Engine.Drills.Reports;

/// <summary>Drill reports as one self-contained page: no script, no request, a picture for each run.</summary>
public static class DrillHtml
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1b1f24;background:#fff}
        h1{font-size:1.6rem}h2{font-size:1.15rem;margin:2.5rem 0 .3rem}h3{font-size:1rem;margin:1rem 0 .3rem}
        .Passed{color:#116329}.Failed{color:#a40e26}.Skipped{color:#6e7781}
        table{border-collapse:collapse;margin:.5rem 0}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top}
        ul{margin:.3rem 0;padding-left:1.2rem}svg{width:100%;height:auto;display:block}
        svg text{font:11px system-ui,sans-serif;fill:#1b1f24}details{margin:.4rem 0}.note{color:#7d4e00}
        @media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}svg text{fill:#e6edf3}
        .Passed{color:#56d364}.Failed{color:#ff7b72}.Skipped{color:#8b949e}.note{color:#e3b341}}
        """;

    public static string Write(string stack, ulong seed, IReadOnlyList<DrillReport> reports, RandomFaultsReport? random)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + $"content=\"width=device-width\"><title>Drills of {Encode(stack)}</title><style>{Style}</style></head><body><h1>Drills "
                + $"of stack {Encode(stack)}</h1>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>{reports.Count(report => report.Verdict == DrillVerdict.Passed)} passed, "
                + $"{reports.Count(report => report.Verdict == DrillVerdict.Failed)} failed, "
                + $"{reports.Count(report => report.Verdict == DrillVerdict.Skipped)} skipped. The seed is {seed}; on a virtual clock "
                        + $"the same seed gives the same page.</p>");
        foreach (var report in reports)
            Write(page, report);
        if (random is not null)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<h2 class=\"{(random.Passed ? "Passed" : "Failed")}\">Random faults</h2><pre>{Encode(DrillText.Write(random))}</pre>");
        return page.Append("</body></html>").ToString();
    }

    private static void Write(StringBuilder page, DrillReport report)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<h2 id=\"{report.Name}\"><span class=\"{report.Verdict}\">{report.Verdict}</span> "
                + $"{report.Name}</h2><p>{Encode(report.Tries)} Played on {Encode(report.PlayedOn)}.</p>");
        if (report.SkippedBecause is { } why)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"Skipped\">Skipped: {Encode(why)}</p>");
        foreach (var run in report.Runs)
            Write(page, run);
        page.Append("<ul>");
        foreach (var check in report.Checks)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><b class=\"{(check.Passed ? "Passed" : "Failed")}\">{(check.Passed ? "ok" : "failed")}</b> "
                    + $"{Encode(check.Expectation)}: {Encode(check.Found)}</li>");
        foreach (var finding in report.Findings)
            page.Append(CultureInfo.InvariantCulture, $"<li class=\"note\">{Encode(finding)}</li>");
        page.Append("</ul>");
    }

    private static void Write(StringBuilder page, DrillRun run)
    {
        var measured = run.Measurement;
        if (run.Label.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"<h3>{Encode(run.Label)}</h3>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>{measured.Asked} questions, {measured.Sent} sent, {measured.Answered} answered, {measured.Lost} lost, "
                + $"{measured.Misdirected} sent to what did not serve; longest wait {measured.LongestWait.TotalSeconds:0.#} s.</p>");
        page.Append(TimelineSvg.Draw(run));
        Rows(page, ["service", "fail over", "budget", "recover", "budget"], [.. measured.Services.Select(service => new[]
        {
            service.Service,
            Took(service.FailOver),
            Range(service.FailOverBudget),
            service.Recovered ? Took(service.Recover) : "not",
            Range(service.RecoverBudget),
        })]);
        Rows(page, ["answered by", "zone", "before", "during", "after"], [.. measured.AnsweredBy.Select(share => new[]
        {
            share.Address.ToString(), share.AvailabilityZone ?? "", Text(share.Before), Text(share.During), Text(share.After),
        })]);
        if (run.Timeline.IsEmpty)
            return;
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>Timeline, {run.Timeline.Length} entries</summary>");
        Rows(
            page,
            ["at", "", "", ""],
            [
                .. run.Timeline.Select(entry =>
                    new[] { entry.At.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture), entry.Kind, entry.Subject, entry.Text }),
            ]);
        page.Append("</details>");
    }

    private static void Rows(StringBuilder page, ImmutableArray<string> head, ImmutableArray<string[]> rows)
    {
        if (rows.IsEmpty)
            return;
        page.Append("<table><tr>").AppendJoin("", head.Select(cell => $"<th>{Encode(cell)}</th>")).Append("</tr>");
        foreach (var row in rows)
            page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Encode(cell)}</td>")).Append("</tr>");
        page.Append("</table>");
    }

    private static string Took(TimeSpan? time) =>
        time is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.#} s") : "nothing to do";

    private static string Range(BudgetRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{range.Best.TotalSeconds:0} to {range.Worst.TotalSeconds:0} s");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
