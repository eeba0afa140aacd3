using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>
/// The part of the DNS benchmark that runs with the tests: does the twin still spend less on a query than BIND, as the report says?
/// </summary>
/// <remarks>
/// Processor time, unlike queries per second, is nearly the same whoever else uses the machine, and what disturbs it disturbs both servers.
/// </remarks>
internal static class QuickCheck
{
    public const string Measure = "UDP, 256 under way, processor";
    private const int Window = 256;
    private const int Turns = 6;
    // The kernel counts processor time in hundredths of a second: of fewer queries it says nothing.
    private const int FewestQueries = 10_000;
    private const double SecondsPerTurn = 1;

    /// <returns>0, also where it cannot be measured; 1 when the lead has fallen by more than a third.</returns>
    public static async Task<int> RunAsync(string reports, string directory)
    {
        if (Reason(reports) is { } reason)
        {
            Say($"not run. {reason}");
            return 0;
        }

        var reported = Reported(reports);
        var load = await LoadGenerator.BuildAsync(directory, DnsBenchmark.GeneratorCore);
        await using var twin = await DnsBenchmark.StartAsync(Peers.Twin, load, directory, DnsBenchmark.FirstPort);
        await using var bind = await DnsBenchmark.StartAsync(Peers.Bind, load, directory, DnsBenchmark.FirstPort + 1);
        var tries = new List<double>();
        while (QuickJudgement.Of(reported, tries) == QuickVerdict.TryAgain)
        {
            if (await TryAsync(load, twin, bind) is not { } lead)
            {
                Say($"not measured. This machine is too busy for either server to answer enough queries.");
                return 0;
            }

            tries.Add(lead);
            Say($"BIND spends {tries[^1]:F2} times the twin's processor time per query; {reported:F2} in the report.");
        }

        var holds = QuickJudgement.Of(reported, tries) == QuickVerdict.Holds;
        Say($"{(holds ? "holds" : $"fell by more than a third, {QuickJudgement.Tries} times in a row")}.");
        return holds ? 0 : 1;
    }

    private static void Say(FormattableString sentence) =>
        Console.WriteLine($"Quick DNS benchmark: {sentence.ToString(CultureInfo.InvariantCulture)}");

    private static async Task<double?> TryAsync(LoadGenerator load, RunningPeer twin, RunningPeer bind)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var twinTurn = await load.ClosedLoopAsync(twin, Window, SecondsPerTurn);
            var bindTurn = await load.ClosedLoopAsync(bind, Window, SecondsPerTurn);
            if (twinTurn.Answered < FewestQueries || bindTurn.Answered < FewestQueries)
                continue;
            ours.Add(twinTurn.ProcessorUs);
            theirs.Add(bindTurn.ProcessorUs);
        }

        return ours.Count == 0 ? null : QuickJudgement.Lead(ours, theirs);
    }

    private static string? Reason(string reports) =>
        !Peers.Bind.IsInstalled ? "BIND is not installed; .ci/install-packages installs it."
        : Tool.Find("cc") is null ? "There is no C compiler for the generator; .ci/install-packages installs one."
        : Machine.Cores.Count < 2 ? "It needs two processors."
        : !File.Exists(Path.Combine(reports, "dns.json")) ? "There is no report to compare with."
        : null;

    private static double Reported(string reports)
    {
        using var committed = JsonDocument.Parse(File.ReadAllText(Path.Combine(reports, "dns.json")));
        var series = committed.RootElement.GetProperty("series").Deserialize<List<Series>>(ReportJson.Options)!;
        return QuickJudgement.Lead(Of("twin"), Of("BIND"));

        IReadOnlyCollection<double> Of(string server) => series.Single(one => one.Server == server && one.Measure == Measure).Values;
    }
}
