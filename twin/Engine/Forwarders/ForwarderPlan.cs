using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Forwarders;

/// <summary>What a resolver in a network beside one site forwards, and where to.</summary>
public sealed record ForwarderPlan
{
    private const int DnsPort = 53;
    private const string PrivateLink = "privatelink.";

    /// <summary>Name of the project and stack that it was made from.</summary>
    public required string Source { get; init; }

    public required Site Site { get; init; }

    /// <summary>By name. Empty when no private zone can be reached from outside its cloud.</summary>
    public required ImmutableArray<ForwardedDomain> Domains { get; init; }

    public required ForwarderTiming Timing { get; init; }

    /// <summary>Where the resolver listens.</summary>
    /// <value>Default 127.0.0.1, port 53.</value>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DnsPort);

    /// <summary>Whether only what belongs into an existing configuration is written.</summary>
    public bool ZonesOnly { get; init; }

    /// <summary>Every target once.</summary>
    public ImmutableArray<IPEndPoint> Targets => [.. Domains.SelectMany(domain => domain.Targets).Distinct()];

    /// <summary>Plans for a site: its own endpoints first, then those of the other sites by distance.</summary>
    public static ForwarderPlan Of(StackModel model, Site site)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(site);
        var order = model.Sites.OrderBy(other => other.Name != site.Name)
            .ThenBy(other => Distance(site, other))
            .ThenBy(other => other.Name, StringComparer.Ordinal)
            .Select(other => other.Name)
            .ToList();
        ImmutableArray<ForwardedDomain> domains =
        [
            .. HostedZones(model, site, order).Concat(PrivateZones(model, site, order))
                .Where(domain => !domain.Targets.IsEmpty)
                .GroupBy(domain => domain.Domain)
                .Select(same => same.First())
                .OrderBy(domain => domain.Plain, StringComparer.Ordinal),
        ];
        return new ForwarderPlan
        {
            Source = $"{model.Project}, stack {model.Stack}",
            Site = site,
            Domains = domains,
            Timing = ForwarderTiming.Of(model, domains.Select(domain => domain.Near.Length).DefaultIfEmpty().Max()),
        };
    }

    private static IEnumerable<ForwardedDomain> HostedZones(StackModel model, Site site, List<string> order) =>
        from zone in model.HostedZones
        where zone.IsPrivate
        let endpoints = model.ResolverEndpoints
            .Where(endpoint => endpoint.Direction == ResolverDirection.Inbound && zone.VpcIds.Contains(endpoint.VpcId))
            .OrderBy(endpoint => order.IndexOf(endpoint.Site))
            .Select(endpoint => (endpoint.Site, Addresses: endpoint.Addresses.Select(address => address.Address)))
        select Domain(zone.Name, site, endpoints);

    private static IEnumerable<ForwardedDomain> PrivateZones(StackModel model, Site site, List<string> order) =>
        from zone in model.PrivateZones
        let endpoints =
            from resolver in model.DnsResolvers
            where zone.Links.Any(link => link.VirtualNetworkId == resolver.VirtualNetworkId)
            let network = model.VirtualNetworks.FirstOrDefault(network => network.Id == resolver.VirtualNetworkId)
            where network is not null
            orderby order.IndexOf(network.Site)
            select (network.Site, Addresses: resolver.InboundEndpoints.SelectMany(endpoint => endpoint.Addresses))
        select Domain(Public(zone.Name), site, endpoints);

    private static ForwardedDomain Domain(
        DomainName name, Site site, IEnumerable<(string Site, IEnumerable<IPAddress> Addresses)> endpoints)
    {
        var known = endpoints.ToList();
        return new ForwardedDomain(
            name,
            [.. known.Where(endpoint => endpoint.Site == site.Name).SelectMany(endpoint => endpoint.Addresses).Select(EndPoint)],
            [.. known.Where(endpoint => endpoint.Site != site.Name).SelectMany(endpoint => endpoint.Addresses).Select(EndPoint)]);
    }

    private static IPEndPoint EndPoint(IPAddress address) => new(address, DnsPort);

    /// <summary>
    /// A client asks for the public name, whose CNAME leads into the privatelink zone: that name is what must be forwarded.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration"/>
    private static DomainName Public(DomainName zone) =>
        zone.ToString().StartsWith(PrivateLink, StringComparison.OrdinalIgnoreCase) ? zone.Parent ?? zone : zone;

    private static double Distance(Site from, Site to) =>
        AwsRegion.TryFind(from.AwsRegion, out var here) && AwsRegion.TryFind(to.AwsRegion, out var there)
            ? here.Coordinates.DistanceTo(there.Coordinates)
            : double.MaxValue;
}
