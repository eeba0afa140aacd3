using System.Globalization;
using System.Net;
using System.Text;

namespace CrossCloudDns.Twin.Engine.Drills.Reports;

/// <summary>
/// A run as a picture: a lane for each client and service, coloured by the instance that it was given; hatched while nobody served.
/// </summary>
internal static class TimelineSvg
{
    private const int Width = 1000;
    private const int Left = 260;
    private const int LaneHeight = 18;
    private const int Top = 22;

    private static readonly string[] Colours = ["#2f81f7", "#a371f7", "#3fb950", "#d29922", "#db61a2", "#57c4c4"];

    public static string Draw(DrillRun run)
    {
        if (run.Lanes.IsEmpty)
            return "";
        var instances = run.Lanes.SelectMany(lane => lane.Segments)
            .Select(segment => segment.Instance)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var legend = Top + run.Lanes.Length * LaneHeight + 8;
        var height = legend + 38;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"What each client was given over time\"><defs><pattern "
                + $"id=\"down\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"3\" "
                + $"height=\"6\" fill=\"#cf222e\"/></pattern></defs>");
        Window(svg, run, legend - 4);
        for (var i = 0; i < run.Lanes.Length; i++)
            DrawLane(svg, run, run.Lanes[i], Top + i * LaneHeight, instances);
        Axis(svg, run, legend);
        Legend(svg, instances, legend + 18);
        return svg.Append("</svg>").ToString();
    }

    private static void Window(StringBuilder svg, DrillRun run, int bottom)
    {
        var from = X(run, run.Measurement.Onset);
        var to = X(run, run.Measurement.End);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{from:0.#}\" y=\"14\" width=\"{to - from:0.#}\" height=\"{bottom - 14}\" fill=\"#cf222e\" opacity=\".09\"/><text "
                + $"x=\"{from:0.#}\" y=\"11\">fault</text>");
    }

    private static void DrawLane(StringBuilder svg, DrillRun run, Lane lane, int y, List<string> instances)
    {
        svg.Append(
            CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 12}\">{Encode($"{lane.Client} {lane.Service.Split('.')[0]}")}</text>");
        foreach (var segment in lane.Segments)
        {
            var x = X(run, segment.From);
            var width = Math.Max(.5, X(run, segment.To) - x);
            var fill = segment.State switch
            {
                LaneState.ClientGone => "#8b949e",
                LaneState.NoAnswer => "#000000",
                _ => Colours[Math.Max(0, instances.IndexOf(segment.Instance ?? "")) % Colours.Length],
            };
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x:0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{LaneHeight - 4}\" fill=\"{fill}\" "
                    + $"opacity=\"{(segment.State == LaneState.ClientGone ? ".25" : "1")}\">"
                    + $"<title>{Encode($"{segment.Instance ?? "no answer"}, {segment.State}")}</title></rect>");
            if (segment.State == LaneState.NotServed)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{x:0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{LaneHeight - 4}\" fill=\"url(#down)\"/>");
        }
    }

    private static void Axis(StringBuilder svg, DrillRun run, int y)
    {
        var step = run.Duration > TimeSpan.FromMinutes(20)
            ? TimeSpan.FromMinutes(5)
            : run.Duration > TimeSpan.FromMinutes(3)
            ? TimeSpan.FromMinutes(1)
            : TimeSpan.FromSeconds(15);
        for (var at = TimeSpan.Zero; at <= run.Duration; at += step)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(run, at):0.#}\" y=\"{y + 8}\">{at:mm\\:ss}</text>");
    }

    private static void Legend(StringBuilder svg, List<string> instances, int y)
    {
        for (var i = 0; i < instances.Count; i++)
        {
            var x = Left + i * 120;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"{y}\" width=\"12\" height=\"12\" fill=\"{Colours[i % Colours.Length]}\"/><text x=\"{x + 16}\" "
                    + $"y=\"{y + 10}\">{Encode(instances[i])}</text>");
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"0\" y=\"{y}\" width=\"12\" height=\"12\" fill=\"url(#down)\"/><text x=\"16\" y=\"{y + 10}\">did not "
                + $"serve</text><rect x=\"110\" y=\"{y}\" width=\"12\" height=\"12\"/><text x=\"126\" y=\"{y + 10}\">no answer</text>");
    }

    private static double X(DrillRun run, TimeSpan at) => Left + (Width - Left) * (at / run.Duration);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
