using System.Globalization;

namespace CrossCloudDns.Bench.Dns;

/// <summary>One thing that is aimed at, what was reached, and what limits it.</summary>
/// <param name="IsMet"><see langword="null"/> where it was not measured.</param>
internal sealed record DnsGoal(string Aim, string Reached, bool? IsMet, string Limit)
{
    public const string Lost = "30,000 q/s over three addresses, lost";
    public const string Soak = "soak at 10,000 q/s, memory after each minute";
    public const string P99 = "10,000 q/s, p99";
    private const string Udp = "UDP, 256 under way";
    private const string Forwarding = "forwarding, 128 under way";
    private const double FlatWithin = 1.05;
    private const string Waking = "waking a sleeping thread for each query, at this rate nearly all of it";
    private const string Passes = "four passes through the kernel per query; the server that is asked, which has the generator's core";

    /// <summary>Every goal, measured or not.</summary>
    public static IEnumerable<DnsGoal> Of(IReadOnlyList<Series> series)
    {
        var kernel = Kernel(Find(series, "twin", $"{Udp}, user mode"), Find(series, "twin", $"{Udp}, processor"));
        yield return Ratio(series, Udp, ["BIND"], 1.8, more: true, $"{kernel}; the generator, where it has a whole core to itself");
        yield return Ratio(series, Udp, ["Knot"], 1.0, more: true, kernel);
        yield return Ratio(series, $"{Udp}, processor", ["BIND"], 0.7, more: false, kernel);
        yield return Ratio(series, Forwarding, ["dnsmasq"], 2.5, more: true, Passes);
        yield return Ratio(series, "TCP", ["BIND"], 1.6, more: true, "dnsperf, which has one core");
        yield return Ratio(series, P99, ["Knot", "NSD"], 1.1, more: false, Windows(series));
        yield return Lossless(series);
        yield return Ratio(series, "10,000 q/s, processor", ["Knot"], 1.2, more: false, Waking);
        yield return Flat(series);
    }

    // Several peers stand for the best of them.
    private static DnsGoal Ratio(IReadOnlyList<Series> series, string measure, string[] peers, double goal, bool more, string limit)
    {
        var bound = more ? "least" : "most";
        var whom = peers.Length > 1 ? $"the best of {string.Join(" and ", peers)}" : peers[0];
        var aim = Text($"{measure}: at {bound} {goal:F1} × {whom}");
        var theirs = peers.Select(peer => Find(series, peer, measure)).OfType<Series>().ToArray();
        if (Find(series, "twin", measure) is not { } ours || theirs.Length < peers.Length)
            return new DnsGoal(aim, "not measured: a peer is not installed", null, limit);
        var best = more ? theirs.Max(one => one.Median) : theirs.Min(one => one.Median);
        if (best == 0)
            return new DnsGoal(aim, "the peer answered nothing", null, limit);
        var ratio = ours.Median / best;
        var reached = Text($"{ratio:F2} ({Number(ours.Median)} beside {Number(best)} {ours.Unit})");
        return new DnsGoal(aim, reached, more ? ratio >= goal : ratio <= goal, limit);
    }

    // The goal is judged by the windows in which the generator was never held up; the others are told beside them.
    private static string Windows(IReadOnlyList<Series> series)
    {
        var every = $"{P99}, every window";
        if (Find(series, "twin", P99) is not { } quiet
            || Find(series, "twin", every) is not { } all
            || Find(series, "Knot", every) is not { } knot
            || Find(series, "NSD", every) is not { } nsd)
            return "";
        var inAll = all.Median / Math.Min(knot.Median, nsd.Median);
        return Text(
            $"{Waking}; the generator was not held up in {quiet.Values.Count} of {all.Values.Count} windows; {inAll:F2} in all of them");
    }

    private static DnsGoal Lossless(IReadOnlyList<Series> series)
    {
        const string aim = "30,000 q/s over a three-address endpoint: no loss";
        return Find(series, "twin", Lost) is { } lost
            ? new DnsGoal(aim, Text($"{lost.Values.Sum():0} lost in {lost.Values.Count} runs"), lost.Max == 0, "")
            : new DnsGoal(aim, "not measured", null, "");
    }

    // The first minutes still compile code and fill caches.
    private static DnsGoal Flat(IReadOnlyList<Series> series)
    {
        const string aim = "10-minute soak at 10,000 q/s: memory flat";
        if (Find(series, "twin", Soak) is not { Values.Count: >= 10 } soak)
            return new DnsGoal(aim, "not run for so long; `--soak 10` does", null, "");
        var growth = soak.Values[^1] / soak.Values[1];
        var reached = Text($"{soak.Values[1]:F1} MiB after 2 minutes, {soak.Values[^1]:F1} after {soak.Values.Count}");
        return new DnsGoal(aim, reached, growth <= FlatWithin, "at most 5 % is called flat");
    }

    private static string Kernel(Series? user, Series? all) => user is null || all is null
        ? "the kernel's path for a datagram"
        : Text($"the kernel's path for a datagram: {user.Median:F1} of {all.Median:F1} µs are spent in user mode");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "F1", CultureInfo.InvariantCulture);

    private static Series? Find(IReadOnlyList<Series> series, string server, string measure) =>
        series.FirstOrDefault(one => one.Server == server && one.Measure == measure);
}
