using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary>Prose for people: colours and lines where a terminal shows them, plain text everywhere else.</summary>
internal static class Terminal
{
    private const int PlainWidth = 200;

    /// <summary>Whether somebody looks at what is written there.</summary>
    public static bool IsTerminal(TextWriter writer) =>
        writer == Console.Error ? !Console.IsErrorRedirected : writer == Console.Out && !Console.IsOutputRedirected;

    /// <summary>Colours follow <c>NO_COLOR</c> and what the terminal says of itself.</summary>
    public static IAnsiConsole For(TextWriter writer)
    {
        var isTerminal = IsTerminal(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            // Services that build would otherwise be given colours in what they keep as a file.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }

    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }
}
