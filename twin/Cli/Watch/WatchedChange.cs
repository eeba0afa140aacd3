using System.Globalization;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using Spectre.Console;

namespace CrossCloudDns.Twin.Cli.Watch;

/// <summary>What is different between one lookup of a name and the next.</summary>
internal static class WatchedChange
{
    /// <summary>Whether the answer, or the way that led to it, is another one. Reasons and waiting may differ.</summary>
    public static bool Between(LookupView last, LookupView next) =>
        last.Code != next.Code
            || !last.Answers.SequenceEqual(next.Answers, StringComparer.Ordinal)
            || !Steps(last).SequenceEqual(Steps(next));

    /// <summary>One line with the time, the answer and its way; beneath it, what newly fell out and why.</summary>
    public static void Print(TextWriter writer, LookupView? last, LookupView next)
    {
        var console = Terminal.For(writer);
        var time = next.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var colour = next.Code == "NOERROR" ? "green" : "red";
        var answer = next.Answers.IsEmpty
            ? next.Code
            : string.Join(", ", next.Answers.Select(record => record[(record.LastIndexOf(' ') + 1)..]));
        var waited = next.WaitedSeconds > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {next.WaitedSeconds:0.#} s lost on the way")
            : "";
        var way = string.Join(
            " > ", next.Trail.Where(step => step.Verdict == TrailVerdict.Chosen && IsPlace(step.Stage)).Select(step => step.Subject));
        console.MarkupLine($"{time}  [bold {colour}]{Markup.Escape(answer)}[/]  {Markup.Escape(way)}{waited}");
        foreach (var step in next.Trail.Where(step =>
            step.Verdict == TrailVerdict.Dropped && last?.Trail.Any(known => Key(known) == Key(step)) != true))
        {
            console.MarkupLine($"          [red]x[/] {Markup.Escape(step.Subject)}: {Markup.Escape(step.Reason)}");
        }
    }

    // Rules and targets only lead to the places that the query goes through.
    private static bool IsPlace(TrailStage stage) =>
        stage is TrailStage.Client or TrailStage.AzurePrivateZone or TrailStage.InboundEndpoint
            or TrailStage.ResolverRule or TrailStage.RecordSelection or TrailStage.PublicDns or TrailStage.Connection;

    private static IEnumerable<(TrailStage, TrailVerdict, string)> Steps(LookupView lookup) =>
        lookup.Trail.Where(step => step.Verdict != TrailVerdict.Noted).Select(Key);

    private static (TrailStage, TrailVerdict, string) Key(LookupStep step) => (step.Stage, step.Verdict, step.Subject);
}
