namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>How long to wait before a request is sent again.</summary>
/// <param name="chance">A number from 0 (included) to 1 (excluded).</param>
internal sealed class RetryPause(Func<double> chance)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Any time up to a bound that doubles: checkers that were refused together do not come back together.</summary>
    /// <param name="failures">How often the request failed, from 1.</param>
    public TimeSpan After(int failures) =>
        TimeSpan.FromTicks((long)(Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, failures - 1)) * chance()));
}
