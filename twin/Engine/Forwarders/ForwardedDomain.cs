using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine.Forwarders;

/// <summary>A domain that a network beside a site asks the clouds for.</summary>
/// <param name="Near">Addresses of the site's own endpoint, in order.</param>
/// <param name="Far">
/// Addresses of the other sites' endpoints, the nearest site first. Asking them means that answers are chosen for their Region.
/// </param>
public sealed record ForwardedDomain(DomainName Domain, ImmutableArray<IPEndPoint> Near, ImmutableArray<IPEndPoint> Far)
{
    /// <summary>All targets in the order in which they should be asked.</summary>
    public ImmutableArray<IPEndPoint> Targets => [.. Near, .. Far];

    /// <summary>The domain without its last dot.</summary>
    public string Plain => Domain.ToString().TrimEnd('.');

    internal bool HasSameTargets(ForwardedDomain other) => Targets.SequenceEqual(other.Targets);
}
