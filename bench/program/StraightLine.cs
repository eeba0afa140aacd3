namespace CrossCloudDns.Bench.Program;

/// <summary>The straight line closest to some costs, by least squares: so much to begin with, and so much for each unit.</summary>
internal sealed record StraightLine(double Base, double PerUnit)
{
    /// <exception cref="ArgumentException">All sizes are the same, or there is one only.</exception>
    public static StraightLine Through(IReadOnlyCollection<CostOfSize> costs)
    {
        var (meanSize, meanCost) = (costs.Average(cost => cost.Size), costs.Average(cost => cost.Cost));
        var spread = costs.Sum(cost => Math.Pow(cost.Size - meanSize, 2));
        if (spread == 0)
            throw new ArgumentException("A line needs two sizes.", nameof(costs));
        var slope = costs.Sum(cost => (cost.Size - meanSize) * (cost.Cost - meanCost)) / spread;
        return new StraightLine(meanCost - (slope * meanSize), slope);
    }

    public double At(double size) => Base + (PerUnit * size);

    /// <summary>The cost that lies farthest from the line.</summary>
    public CostOfSize FarthestOf(IEnumerable<CostOfSize> costs) => costs.MaxBy(cost => Math.Abs(cost.Cost - At(cost.Size)))!;
}
