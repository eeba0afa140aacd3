using System.Globalization;

namespace CrossCloudDns.Bench;

/// <summary>What many measurements of one thing amount to.</summary>
internal sealed record Distribution(int Count, double Min, double P50, double P95, double Max)
{
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Distribution Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new ArgumentException("There is no value.", nameof(values))
            : new Distribution(sorted.Length, sorted[0], Rank(sorted, 0.5), Rank(sorted, 0.95), sorted[^1]);
    }

    /// <summary>A bar for each interval of a width, in intervals that begin at multiples of it.</summary>
    public static IEnumerable<string> Histogram(IReadOnlyCollection<double> values, double width, string unit)
    {
        var counts = values.CountBy(value => (int)(value / width)).ToDictionary();
        var most = counts.Values.DefaultIfEmpty(1).Max();
        for (var bin = counts.Keys.DefaultIfEmpty(0).Min(); bin <= counts.Keys.DefaultIfEmpty(-1).Max(); bin++)
        {
            var count = counts.GetValueOrDefault(bin);
            var bar = new string('#', (int)Math.Ceiling(40.0 * count / most));
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{bin * width,4:0} to {(bin + 1) * width,3:0} {unit} {bar,-40} {count}");
        }
    }

    // The nearest rank: a value that was measured, and never one between two.
    private static double Rank(double[] sorted, double part) => sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)];
}
