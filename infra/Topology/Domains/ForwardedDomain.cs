using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>A domain and the servers that it is forwarded to, in order.</summary>
public sealed record ForwardedDomain(DomainName Domain, ImmutableArray<Ipv4Address> Targets)
{
    /// <summary>The same, beginning with a later target.</summary>
    /// <param name="by">How many own targets are passed over; they come last among the first <paramref name="own"/>.</param>
    /// <param name="own">How many of the first targets belong together.</param>
    public ForwardedDomain Rotate(int by, int own)
    {
        var count = Math.Min(own, Targets.Length);
        return this with
        {
            Targets = [.. Enumerable.Range(0, count).Select(index => Targets[(index + by) % count]), .. Targets.Skip(count)],
        };
    }
}
