namespace CrossCloudDns.Bench.Program;

/// <summary>How a cost grows with a size.</summary>
internal static class Growth
{
    private const double FarApart = 4;

    /// <summary>By what the cost is multiplied when the size doubles: 2 for a cost in proportion, 4 for its square.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the sizes are the same.</exception>
    public static double PerDoubling(double size, double cost, double largerSize, double largerCost)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largerCost);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(largerSize, size);
        return Math.Pow(2, Math.Log(largerCost / cost) / Math.Log(largerSize / size));
    }

    /// <summary>
    /// The most that the cost is multiplied by, per doubling, among all pairs of sizes that are two doublings or more apart. Of sizes that
    /// are close to each other, the noise of the costs would be raised to a power.
    /// </summary>
    /// <returns>That, and which two it was, the smaller first.</returns>
    /// <exception cref="InvalidOperationException">No two sizes are two doublings apart.</exception>
    public static (double PerDoubling, CostOfSize Smaller, CostOfSize Larger) Steepest(IReadOnlyCollection<CostOfSize> costs)
    {
        var pairs =
            from smaller in costs
            from larger in costs
            where larger.Size >= FarApart * smaller.Size
            select (PerDoubling(smaller.Size, smaller.Cost, larger.Size, larger.Cost), smaller, larger);
        return pairs.MaxBy(pair => pair.Item1) is { smaller: not null } steepest
            ? steepest
            : throw new InvalidOperationException("No two sizes are two doublings apart.");
    }
}

/// <summary>What one size costs.</summary>
internal sealed record CostOfSize(string Name, double Size, double Cost);
