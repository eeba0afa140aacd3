using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Forwarders;

/// <summary>Time-outs that let a forwarder lose an address without its clients noticing, and add nothing to the failover budget.</summary>
public sealed record ForwarderTiming
{
    /// <summary>How long a client's own resolver waits before it tries again: glibc's default.</summary>
    /// <seealso href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html"/>
    private static readonly TimeSpan ClientPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan DefaultNegativeTtl = TimeSpan.FromSeconds(60);

    /// <summary>Wait for one address before the next is asked.</summary>
    public required TimeSpan Attempt { get; init; }

    /// <summary>Wait for all addresses together; ends before the client's patience does.</summary>
    public required TimeSpan Total { get; init; }

    /// <summary>Longest time for which "no such name" may be kept: what the zone's SOA says.</summary>
    public required TimeSpan NegativeTtl { get; init; }

    /// <summary>How soon an address that was lost is asked again.</summary>
    public required TimeSpan Retry { get; init; }

    /// <summary>The slowest service's budget, typical case; <see langword="null"/> when nothing fails over.</summary>
    public TimeSpan? Failover { get; init; }

    internal static ForwarderTiming Of(StackModel model, int addresses)
    {
        var total = ClientPatience - TimeSpan.FromSeconds(1);
        // Two tries in a row fit while the client waits; more addresses get a smaller share, though never less than half a second.
        var attempt = TimeSpan.FromMilliseconds(Math.Clamp(total.TotalMilliseconds / Math.Max(addresses, 1), 500, 2000));
        var budgets = FailoverBudget.Of(model, Assumptions.Default);
        return new ForwarderTiming
        {
            Attempt = attempt,
            Total = total,
            NegativeTtl = NegativeTtlOf(model),
            Retry = TimeSpan.FromSeconds(30),
            Failover = budgets.IsEmpty ? null : budgets.Max(budget => budget.FailOverTotal.Typical),
        };
    }

    private static TimeSpan NegativeTtlOf(StackModel model) => (
        from zone in model.HostedZones
        from set in zone.RecordSets
        where set.Type == RecordType.Soa && set.Content is RecordContent.Values
        let values = (RecordContent.Values)set.Content
        from soa in values.Data.OfType<RecordData.Soa>()
        select (TimeSpan?)(soa.Minimum < values.Ttl ? soa.Minimum : values.Ttl)).Max() ?? DefaultNegativeTtl;
}
