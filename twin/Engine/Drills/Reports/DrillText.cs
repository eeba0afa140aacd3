using System.Globalization;
using System.Text;

namespace CrossCloudDns.Twin.Engine.Drills.Reports;

/// <summary>A drill report as text for people.</summary>
public static class DrillText
{
    private const int TimelineLines = 40;

    /// <param name="timeline">Whether to print what happened, and not only what came of it.</param>
    public static string Write(IReadOnlyList<DrillReport> reports, bool timeline)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var text = new StringBuilder();
        foreach (var report in reports)
            Write(text, report, timeline);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{reports.Count(report => report.Verdict == DrillVerdict.Passed)} drills passed, "
                + $"{reports.Count(report => report.Verdict == DrillVerdict.Failed)} failed, "
                + $"{reports.Count(report => report.Verdict == DrillVerdict.Skipped)} skipped");
        return text.ToString();
    }

    /// <summary>The outcome of random fault schedules; a violation names the seed that runs it again.</summary>
    public static string Write(RandomFaultsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var outcome in report.Outcomes.Where(outcome => !outcome.Violations.IsEmpty))
        {
            var first = outcome.Violations[0];
            text.Append(
                CultureInfo.InvariantCulture,
                $"seed {outcome.Seed}: {outcome.Violations.Length} violations; the first at {Clock(first.At)}: {first.Client.Name} was "
                    + $"given {first.Address} for {first.Service}\n");
            foreach (var fault in outcome.Faults)
                text.Append(CultureInfo.InvariantCulture, $"    {fault}\n");
            text.Append(CultureInfo.InvariantCulture, $"  again: drill --random 1 --seed {outcome.Seed}\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"{report.Outcomes.Length} schedules from seed {report.Seed}: {report.Outcomes.Sum(outcome => (long)outcome.Asked)} questions, "
                + $"{report.Outcomes.Sum(outcome => outcome.Lost)} lost, {report.Outcomes.Sum(outcome => outcome.NotServed)} not served "
                + $"while a failover was under way or nobody could know, {report.Outcomes.Sum(outcome => outcome.Violations.Length)} "
                        + $"violations");
        return text.ToString();
    }

    private static void Write(StringBuilder text, DrillReport report, bool timeline)
    {
        text.Append(CultureInfo.InvariantCulture, $"{report.Verdict.ToString().ToUpperInvariant()}  {report.Name}: {report.Tries}\n");
        if (report.PlayedOn != VirtualStage.Instance.Name)
            text.Append(CultureInfo.InvariantCulture, $"  on {report.PlayedOn}\n");
        if (report.SkippedBecause is { } why)
            text.Append(CultureInfo.InvariantCulture, $"  skipped: {why}\n");
        foreach (var run in report.Runs)
        {
            var measured = run.Measurement;
            var label = run.Label.Length == 0 ? "" : run.Label + ": ";
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {label}{measured.Asked} questions, {measured.Sent} sent, {measured.Answered} answered, {measured.Lost} lost, "
                    + $"{measured.Misdirected} sent to what did not serve; longest wait {Seconds(measured.LongestWait)}\n");
            foreach (var service in measured.Services)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    {service.Service} fail over {Took(service.FailOver)} (budget {Range(service.FailOverBudget)}), recover "
                        + $"{(service.Recovered ? Took(service.Recover) : "not")} (budget {Range(service.RecoverBudget)})\n");
            foreach (var share in measured.AnsweredBy)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    {share.Address,-15} {share.AvailabilityZone,-12} answered {share.Before} before, {share.During} during, "
                        + $"{share.After} after\n");
            if (!timeline)
                continue;
            foreach (var entry in run.Timeline.Take(TimelineLines))
                text.Append(CultureInfo.InvariantCulture, $"    {Clock(entry.At)} {entry.Kind,-6} {entry.Subject} {entry.Text}\n");
            if (run.Timeline.Length > TimelineLines)
                text.Append(CultureInfo.InvariantCulture, $"    … {run.Timeline.Length - TimelineLines} more; see the JSON report\n");
        }

        foreach (var check in report.Checks)
            text.Append(CultureInfo.InvariantCulture, $"  {(check.Passed ? "ok  " : "FAIL")} {check.Expectation}: {check.Found}\n");
        foreach (var finding in report.Findings)
            text.Append(CultureInfo.InvariantCulture, $"  note {finding}\n");
        text.Append('\n');
    }

    private static string Took(TimeSpan? time) => time is { } took ? $"after {Seconds(took)}" : "nothing to do";

    private static string Range(BudgetRange range) => $"{range.Best.TotalSeconds:0} to {Seconds(range.Worst)}";

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");

    private static string Clock(TimeSpan at) => at.ToString(@"mm\:ss", CultureInfo.InvariantCulture);
}
