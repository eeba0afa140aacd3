namespace CrossCloudDns.Bench.Dns;

/// <summary>Values of one kind for one server, in the order measured.</summary>
internal sealed record Series(string Server, string Measure, string Unit, IReadOnlyList<double> Values)
{
    public double Median => Values.Order().ElementAt(Values.Count / 2);

    public double Min => Values.Min();

    public double Max => Values.Max();
}
