namespace CrossCloudDns.Twin.Engine;

/// <summary>Lets so many queries through in every second of the clock, and drops the rest.</summary>
/// <remarks>One owner; not safe for several threads at once.</remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html"/>
public sealed class QueryAllowance
{
    private long _second = long.MinValue;
    private long _taken;

    /// <param name="perSecond">At least 1.</param>
    public QueryAllowance(int perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        PerSecond = perSecond;
    }

    /// <summary>Queries per second of one Azure resolver endpoint.</summary>
    /// <seealso href="https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-dns-limits"/>
    public const int PerAzureEndpoint = 10_000;

    public int PerSecond { get; }

    /// <summary>Takes a query, or several at once, out of the current second's budget.</summary>
    /// <returns>How many get through.</returns>
    public int Take(DateTimeOffset now, int queries = 1)
    {
        var second = now.ToUnixTimeSeconds();
        if (second != _second)
        {
            _second = second;
            _taken = 0;
        }

        var through = (int)Math.Clamp(PerSecond - _taken, 0, queries);
        _taken += queries;
        return through;
    }
}
