namespace CrossCloudDns.Bench.Program;

/// <summary>How a cost grows with a size.</summary>
internal static class Growth
{
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
}
