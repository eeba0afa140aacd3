namespace CrossCloudDns.Bench.Program;

/// <summary>What declaring stacks of many sizes costs, and how that grows.</summary>
internal sealed class DeclareTables(IReadOnlyList<DeclaredSize> sizes)
{
    private const double MostPerDoubling = 2.2;
    private const double KiB = 1024;
    private const double MiB = 1024 * 1024;

    public void Write(MarkdownPage page)
    {
        page.Head(2, "Declaring stacks of many sizes");
        page.Line(
            $"""
            Under the recorder, each size in a process of its own: the first run compiles code on the way; later ones are what the
            size itself costs, and their median is what counts below. Every service has two instances in two sites: with one in each
            of 20 sites, 500 services would need more records than a zone takes. The transit gateways of all sites are joined
            pairwise, so resources grow faster than sites.
            """);
        page.Line($"");
        page.Line($"| sites × services | resources | first ms | later ms | resources/s | µs each | KiB allocated, each | peak MiB |");
        page.Line($"|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var later = $"{size.MedianMs:F1} ({size.WarmMs.Min():F1}–{size.WarmMs.Max():F1})";
            var each = $"{size.MedianMs * 1000 / size.Resources:F0} | {size.AllocatedBytes / KiB / size.Resources:F1}";
            var peak = $"{size.PeakBytes / MiB:F0}";
            page.Line($"| {size} | {size.Resources:N0} | {size.FirstMs:F0} | {later} | {size.PerSecond:N0} | {each} | {peak} |");
        }

        Growths(page);
    }

    private void Growths(MarkdownPage page)
    {
        page.Head(3, "Growth");
        page.Line(
            $"""
            A cost in proportion doubles when resources double; at most {MostPerDoubling:F1} times is asked. Judged is the worst of
            all pairs of sizes that are two doublings or more apart: there a fifth more time by chance counts as a tenth. Between
            20 × 10 and 20 × 100 lies a quarter of a doubling, where the same fifth would count as twice the time. A bend that sets in
            late shows in the distance from the straight line through all sizes.
            """);
        page.Line($"");
        page.Line($"| | per doubling, at worst | between | at most {MostPerDoubling:F1} | straight line through all | farthest from it |");
        page.Line($"|---|---|---|---|---|---|");
        Row(page, "time", "ms", size => size.MedianMs);
        Row(page, "memory", "MiB", size => size.AllocatedBytes / MiB);
    }

    private void Row(MarkdownPage page, string what, string unit, Func<DeclaredSize, double> cost)
    {
        CostOfSize[] costs = [.. sizes.Select(size => new CostOfSize(size.ToString(), size.Resources, cost(size)))];
        var (most, smaller, larger) = Growth.Steepest(costs);
        var line = StraightLine.Through(costs);
        var farthest = line.FarthestOf(costs);
        var verdict = MarkdownPage.Verdict(most <= MostPerDoubling);
        var straight = $"{line.Base:F0} {unit} + {line.PerUnit * 1000:F0} {unit} per 1,000";
        var off = $"{farthest.Name}: {farthest.Cost:F0} {unit}, {line.At(farthest.Size):F0} on the line";
        page.Line($"| {what} | {most:F2} | {smaller.Name} and {larger.Name} | {verdict} | {straight} | {off} |");
    }
}
