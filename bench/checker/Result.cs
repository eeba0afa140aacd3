namespace CrossCloudDns.Bench.Checker;

/// <summary>The medians of one contender's runs of one scenario; times in milliseconds.</summary>
/// <param name="LatencyP50">The median latency that the contender reported, of all runs together.</param>
/// <param name="IsRight">Whether every run found exactly the black-holed targets down.</param>
internal sealed record Result(
    string Scenario,
    string Contender,
    int Targets,
    double DelayMs,
    int BlackHoled,
    int Runs,
    double Wall,
    double Cpu,
    double ProbingCpu,
    double PeakMemoryMb,
    double LatencyP50,
    double LatencyP99,
    bool IsRight)
{
    public static Result Of(Scenario scenario, string contender, IReadOnlyList<Measurement> runs)
    {
        var latencies = runs.SelectMany(run => run.LatenciesMs).Order().ToArray();
        return new Result(
            scenario.Name,
            contender,
            scenario.Targets,
            scenario.Delay.TotalMilliseconds,
            scenario.BlackHoled,
            runs.Count,
            Median(runs.Select(run => run.Wall.TotalMilliseconds)),
            Median(runs.Select(run => run.Cpu.TotalMilliseconds)),
            Median(runs.Select(run => run.ProbingCpu.TotalMilliseconds)),
            runs.Max(run => run.PeakMemoryMb),
            Quantile(latencies, 0.5),
            Quantile(latencies, 0.99),
            runs.All(run => run.Down == scenario.BlackHoled && run.LatenciesMs.Length == scenario.Targets - scenario.BlackHoled));
    }

    public static double Median(IEnumerable<double> values) => Quantile([.. values.Order()], 0.5);

    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
