using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What the faults that are on leave reachable. Pure.</summary>
/// <remarks>
/// Packets take any path of links that are up. Two networks that no declared link joins even without a fault are taken to be joined by
/// something outside the stack. VPCs are not passed through: AWS does not route from one peering or VPN into another; transit gateways
/// are, and VNets where their gateways speak to each other.
/// </remarks>
public static class Reachability
{
    /// <summary>Whether a packet from a network gets to an address.</summary>
    /// <param name="fromNetworkId">Id of a VPC or VNet; <see langword="null"/> for one outside the stack, such as on-premises.</param>
    public static Reach Between(EngineState state, string? fromNetworkId, IPAddress to)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Faults.IsEmpty)
            return Reach.Yes;
        if (fromNetworkId is not null && LostNetwork(state, fromNetworkId) is { } here)
            return Reach.No($"the sender is gone: {here}");
        var place = Place.Of(state, to);
        if (Lost(state, to, place) is { } there)
            return Reach.No(there);
        if (fromNetworkId is null || place.NetworkId is null || place.NetworkId == fromNetworkId)
            return Reach.Yes;
        if (CrossesClouds(state, fromNetworkId, place.NetworkId) && Partitioned(state))
            return Reach.No("no packet passes between Azure and AWS");
        return Joined(state.Model, fromNetworkId, place.NetworkId, link => IsUp(state, link))
            || !Joined(state.Model, fromNetworkId, place.NetworkId, _ => true)
            ? Reach.Yes
            : Reach.No("every link on the way is down");
    }

    /// <summary>Whether declared links join two networks, all of them being up.</summary>
    public static bool IsJoined(StackModel model, string fromNetworkId, string toNetworkId)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Joined(model, fromNetworkId, toNetworkId, _ => true);
    }

    /// <summary>Whether an address answers those who reach it: not while its own fault, its zone's, Region's or site's is on.</summary>
    public static Reach Answers(EngineState state, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(state);
        return !state.Faults.IsEmpty && Lost(state, address, Place.Of(state, address)) is { } why ? Reach.No(why) : Reach.Yes;
    }

    /// <summary>Whether a network is gone, with its site or its Region.</summary>
    public static bool IsLost(EngineState state, string networkId)
    {
        ArgumentNullException.ThrowIfNull(state);
        return LostNetwork(state, networkId) is not null;
    }

    /// <summary>
    /// How an instance is failing, by a fault of its own; <see langword="null"/> while it is not. Losses of its place are in
    /// <see cref="Answers"/>.
    /// </summary>
    public static InstanceFailure? FailureOf(EngineState state, string instanceId)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Faults.Select(fault => fault.Fault)
            .OfType<Fault.Instance>()
            .LastOrDefault(fault => fault.InstanceId == instanceId)?.Mode;
    }

    /// <summary>Whether the checker of a site, in its Region, runs.</summary>
    public static Reach CheckerRuns(EngineState state, string? site, string region)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var (_, fault, _) in state.Faults)
        {
            var hit = fault switch
            {
                Fault.Checker checker => checker.SiteName == site,
                Fault.Site lost => lost.Name == site,
                Fault.Region lost => lost.Name == region,
                _ => false,
            };
            if (hit)
                return Reach.No(FaultText.Describe(fault));
        }

        return Reach.Yes;
    }

    private static string? Lost(EngineState state, IPAddress address, Place place)
    {
        foreach (var (_, fault, _) in state.Faults)
        {
            var hit = fault switch
            {
                Fault.InboundAddress inbound => inbound.Address.Equals(address),
                Fault.AvailabilityZone zone => zone.Zone == place.AvailabilityZone,
                Fault.Site site => site.Name == place.Site,
                _ => false,
            };
            if (hit)
                return FaultText.Describe(fault);
        }

        return place.NetworkId is null ? null : LostNetwork(state, place.NetworkId);
    }

    private static string? LostNetwork(EngineState state, string networkId)
    {
        var (site, region) = state.Index.Vpcs.TryGetValue(networkId, out var vpc) ? (vpc.Site, vpc.Region)
            : state.Index.VirtualNetworks.TryGetValue(networkId, out var network) ? (network.Site, network.Location)
            : state.Index.TransitGateways.TryGetValue(networkId, out var transit) ? (transit.Site, transit.Region)
            : (null, null);
        foreach (var (_, fault, _) in state.Faults)
        {
            if ((fault is Fault.Site lostSite && lostSite.Name == site) || (fault is Fault.Region lostRegion && lostRegion.Name == region))
                return FaultText.Describe(fault);
        }

        return null;
    }

    private static bool Partitioned(EngineState state) => state.Faults.Any(fault => fault.Fault is Fault.CloudPartition);

    private static bool CrossesClouds(EngineState state, string a, string b) =>
        state.Index.Vpcs.ContainsKey(a) != state.Index.Vpcs.ContainsKey(b);

    private static bool IsUp(EngineState state, NetworkLink link) =>
        LostNetwork(state, link.FirstNetworkId) is null && LostNetwork(state, link.SecondNetworkId) is null
        && !(
            state.Index.VirtualNetworks.ContainsKey(link.FirstNetworkId) != state.Index.VirtualNetworks.ContainsKey(link.SecondNetworkId)
                && Partitioned(state))
        && !state.Faults.Any(fault => fault.Fault is Fault.Tunnel tunnel && FaultText.Hits(tunnel, link));

    private static bool Joined(StackModel model, string from, string to, Func<NetworkLink, bool> isUp)
    {
        if (model.Links.Any(link => Joins(link, from, to) && isUp(link)))
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var at))
        {
            if (at != from && model.Vpcs.Any(vpc => vpc.Id == at))
                continue;
            foreach (var link in model.Links.Where(link => link.CarriesTransit))
            {
                var other = link.FirstNetworkId == at ? link.SecondNetworkId : link.SecondNetworkId == at ? link.FirstNetworkId : null;
                if (other is null || !isUp(link) || !seen.Add(other))
                    continue;
                if (other == to)
                    return true;
                next.Enqueue(other);
            }
        }

        return false;
    }

    private static bool Joins(NetworkLink link, string a, string b) =>
        (link.FirstNetworkId == a && link.SecondNetworkId == b) || (link.FirstNetworkId == b && link.SecondNetworkId == a);
}

/// <summary>Whether something can be reached, and why not.</summary>
/// <param name="Why">Empty when it can.</param>
public readonly record struct Reach(bool Ok, string Why)
{
    public static readonly Reach Yes = new(true, "");

    public static Reach No(string why) => new(false, why);
}
