using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Plan;
using CrossCloudDns.Twin.Engine.Plan.Reports;

namespace CrossCloudDns.Twin.Cli;

/// <summary>Prints what <c>plan --diff</c> found.</summary>
internal static class DifferenceReport
{
    public static string Write(string other, string stack, ImmutableArray<PlanDifference> differences, PlanFormat format)
    {
        if (format == PlanFormat.Json)
        {
            return JsonSerializer.Serialize(
                new
                {
                    format = "cross-cloud-dns/plan-difference/1",
                    before = other,
                    after = stack,
                    differences = differences.Select(difference =>
                        new { section = difference.Section, what = difference.What, before = difference.Before, after = difference.After }),
                },
                CanonicalJson.IndentedOptions);
        }

        var title = differences.IsEmpty
            ? $"{other} and {stack} do not differ."
            : $"From {other} to {stack}: {differences.Length} differences";
        var tables =
            from section in differences.GroupBy(difference => difference.Section, StringComparer.Ordinal)
            select new PlanTable(
                section.Key,
                ["What", $"In {other}", $"In {stack}"],
                [.. section.Select(difference => ImmutableArray.Create(difference.What, difference.Before, difference.After))],
                []);
        return format == PlanFormat.Markdown ? PlanText.Markdown(title, tables) : PlanText.Text(title, tables);
    }
}
