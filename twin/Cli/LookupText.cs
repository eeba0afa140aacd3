using System.Diagnostics;
using System.Globalization;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary>A lookup for people: one line for each hop, and the answer as a zone file would have it.</summary>
internal static class LookupText
{
    public static void Print(TextWriter writer, Lookup lookup, bool explain)
    {
        var console = Terminal.For(writer);
        var table = Terminal.Table("hop", "after", "", "what", "why");
        var hop = 0;
        TrailStage? stage = null;
        foreach (var entry in lookup.Trail.Entries.Where(entry => explain || entry.Verdict == TrailVerdict.Chosen))
        {
            var isNew = entry.Stage != stage;
            stage = entry.Stage;
            table.AddRow(
                isNew ? $"{++hop} {Describe(entry.Stage)}" : "",
                string.Create(CultureInfo.InvariantCulture, $"{entry.After.TotalSeconds:0.#} s"),
                entry.Verdict switch
                {
                    TrailVerdict.Chosen => "[green]+[/]",
                    TrailVerdict.Dropped => "[red]x[/]",
                    _ => " ",
                },
                Markup.Escape(entry.Subject),
                Markup.Escape(entry.Reason));
        }

        console.Write(table);
        var waited = lookup.Waited > TimeSpan.Zero ? $" after {lookup.Waited.TotalSeconds:0.#} s of waiting" : "";
        console.MarkupLineInterpolated($"[bold]{lookup.Answer.Code.ToString().ToUpperInvariant()}[/]{waited}");
        foreach (var record in lookup.Answer.Answers.Concat(lookup.Answer.Authority))
        {
            console.WriteLine(record.ToString());
        }
    }

    private static string Describe(TrailStage stage) => stage switch
    {
        TrailStage.Client => "client",
        TrailStage.AzurePrivateZone => "Azure private zone",
        TrailStage.ForwardingRule => "forwarding rule",
        TrailStage.ForwardingTarget => "target",
        TrailStage.Link => "link",
        TrailStage.InboundEndpoint => "inbound endpoint",
        TrailStage.ResolverRule => "Route 53 rule or zone",
        TrailStage.HostedZone => "zone",
        TrailStage.RecordSelection => "record",
        TrailStage.PublicDns => "public DNS",
        TrailStage.Connection => "connection",
        _ => throw new UnreachableException(),
    };
}
