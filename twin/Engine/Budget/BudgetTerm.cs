namespace CrossCloudDns.Twin.Engine;

/// <summary>One part of the time that a failover takes.</summary>
/// <param name="Name">For example <c>schedule</c>.</param>
/// <param name="Why">Which settings it comes from.</param>
/// <param name="Source">Where the cloud documents it; <see langword="null"/> for an assumption.</param>
public sealed record BudgetTerm(string Name, BudgetRange Time, string Why, string? Source);

/// <summary>A time in the best, the typical and the worst case.</summary>
public sealed record BudgetRange(TimeSpan Best, TimeSpan Typical, TimeSpan Worst)
{
    public static readonly BudgetRange Zero = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>From nothing to a period, at a moment that depends on nothing.</summary>
    public static BudgetRange UpTo(TimeSpan period) => new(TimeSpan.Zero, period / 2, period);

    /// <summary>Always the same.</summary>
    public static BudgetRange Fixed(TimeSpan time) => new(time, time, time);

    public static BudgetRange operator +(BudgetRange a, BudgetRange b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new BudgetRange(a.Best + b.Best, a.Typical + b.Typical, a.Worst + b.Worst);
    }
}
