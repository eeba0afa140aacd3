namespace CrossCloudDns.Bench.Program;

/// <summary>Wall times of one command, in seconds, in the order run.</summary>
/// <param name="Goal">The most that is aimed at; <see langword="null"/> for a peer or a mere record.</param>
internal sealed record Timing(string What, IReadOnlyList<double> Seconds, double? Goal = null)
{
    public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

    public bool? IsMet => Goal is { } goal ? Median < goal : null;
}
