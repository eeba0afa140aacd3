using System.Globalization;
using CrossCloudDns.Twin.Host;
using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary>Prints what changes in a running twin, a line each, until it is told to stop.</summary>
internal static class Happenings
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public static async Task FollowAsync(TextWriter writer, Timeline timeline, TimeProvider time, CancellationToken cancellationToken)
    {
        var console = Terminal.For(writer);
        using var timer = new PeriodicTimer(Look, time);
        var next = 0L;
        do
        {
            foreach (var happening in timeline.From(next))
            {
                next = happening.Number + 1;
                if (IsNews(happening))
                {
                    Print(console, happening);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    // Alarms lead to what health checks say, and answers are for those to see who ask.
    private static bool IsNews(Happening happening) =>
        happening.Kind is HappeningKind.Fault or HappeningKind.Health or HappeningKind.Target;

    private static void Print(IAnsiConsole console, Happening happening)
    {
        var colour = happening.Value is "on" or "unhealthy" or "quarantined" or "backed off" ? "red" : "green";
        var kind = happening.Kind.ToString().ToLowerInvariant();
        var why = happening.Why.Length > 0 ? $": {happening.Why}" : "";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture, $"{happening.Time:HH:mm:ss}  {kind,-6}  {Markup.Escape(happening.Subject)} [bold "
                + $"{colour}]{happening.Value}[/]{Markup.Escape(why)}"));
    }
}
