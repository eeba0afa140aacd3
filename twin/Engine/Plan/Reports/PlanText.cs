using System.Text;

namespace CrossCloudDns.Twin.Engine.Plan.Reports;

/// <summary>A plan as aligned columns for a terminal, or as Markdown tables for a document.</summary>
internal static class PlanText
{
    public static string Text(string title, IEnumerable<PlanTable> tables)
    {
        var text = new StringBuilder().AppendLine(title);
        foreach (var table in tables)
        {
            var widths = table.Columns.Select((_, column) =>
                table.Rows.Select(row => row[column].Length).Append(table.Heading(column).Length).Max())
                .ToArray();
            text.AppendLine().AppendLine(table.Title).AppendLine(Line(table, widths, table.Heading));
            foreach (var row in table.Rows)
            {
                text.AppendLine(Line(table, widths, column => row[column]));
            }

            foreach (var note in table.Notes)
            {
                text.AppendLine(note);
            }
        }

        return text.ToString().TrimEnd();
    }

    public static string Markdown(string title, IEnumerable<PlanTable> tables)
    {
        var text = new StringBuilder().AppendLine($"# {title}");
        foreach (var table in tables)
        {
            text.AppendLine().AppendLine($"## {table.Title}").AppendLine()
                .AppendLine(Cells(table.Columns.Select((_, column) => table.Heading(column))))
                .AppendLine(Cells(table.Columns.Select((_, column) => table.IsNumeric(column) ? "---:" : "---")));
            foreach (var row in table.Rows)
            {
                text.AppendLine(Cells(row));
            }

            foreach (var note in table.Notes)
            {
                text.AppendLine().AppendLine(note.Replace("* ", "\\* ", StringComparison.Ordinal));
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string Line(PlanTable table, int[] widths, Func<int, string> cell) =>
        (
            "  " + string.Join(
                "  ",
                widths.Select((width, column) => table.IsNumeric(column) ? cell(column).PadLeft(width) : cell(column).PadRight(width))))
            .TrimEnd();

    private static string Cells(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
