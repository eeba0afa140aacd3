using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>How Azure resolves for a VNet: custom servers, else private zones, else the linked ruleset, else the public DNS.</summary>
/// <remarks>
/// A private zone that matches answers, also with NXDOMAIN: no rule is looked at. Of the rules the longest suffix wins, and of its
/// targets the first that has not lately failed to respond.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/azure/dns/dns-private-resolver-overview"/>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
public static class AzureResolver
{
    /// <summary>
    /// Decides a question that arrives at an inbound endpoint: as for a client of the VNet that the endpoint is in, ruleset included.
    /// </summary>
    /// <exception cref="ArgumentException">No inbound endpoint has that address.</exception>
    public static ResolverDecision DecideAt(EngineState state, IPAddress inboundAddress, Question question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Index.AzureInboundAddresses.TryGetValue(inboundAddress, out var resolver))
            throw new ArgumentException($"No inbound endpoint has the address {inboundAddress}.", nameof(inboundAddress));
        var arrival = Trail.Empty.With(
            TrailStage.InboundEndpoint,
            TrailVerdict.Chosen,
            inboundAddress.ToString(),
            $"{resolver.Name} answers as Azure DNS of its VNet");

        // A VNet's custom servers are what its clients are told; the endpoint itself stands beside Azure DNS.
        var decision = CnameChain.Follow(
            question, asked => DecideOnce(state, state.Index.VirtualNetworks[resolver.VirtualNetworkId], asked, now));
        return decision with { Trail = arrival.Then(decision.Trail) };
    }

    /// <summary>Decides a question of a client in a VNet.</summary>
    /// <exception cref="ArgumentException">There is no such VNet in the model.</exception>
    public static ResolverDecision Decide(EngineState state, string virtualNetworkId, Question question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(question);
        if (!state.Index.VirtualNetworks.TryGetValue(virtualNetworkId, out var network))
            throw new ArgumentException($"There is no VNet '{virtualNetworkId}' in the model.", nameof(virtualNetworkId));
        if (network.DnsServers.IsEmpty)
            return CnameChain.Follow(question, asked => DecideOnce(state, network, asked, now));
        var servers = network.DnsServers.Select(server =>
            new ForwardTarget(new TargetKey(network.Id, new IPEndPoint(server, 53)), state.Assumptions.TargetTimeout));
        return new ResolverDecision.Forward("custom DNS servers", question, [.. servers])
        {
            Trail = Trail.Empty.With(TrailStage.Client, TrailVerdict.Chosen, network.Name, "the VNet has custom DNS servers"),
        };
    }

    private static (ResolverDecision Decision, DomainName? Next) DecideOnce(
        EngineState state, VirtualNetwork network, Question question, DateTimeOffset now)
    {
        var trail = Trail.Empty;
        if (MostSpecificZone(state, network, question.Name) is var (zone, link))
        {
            trail = trail.With(
                TrailStage.AzurePrivateZone, TrailVerdict.Chosen, zone.Name.ToString(), $"linked to {network.Name}; no rule is looked at");
            var result = ZoneLookup.Answer(state.Index.PrivateZones[zone.Id], question, new QueryOrigin(network.Location), state, now);
            trail = trail.Then(result.Trail);
            if (!link.NxDomainRedirect || result.Answer.Code != ResponseCode.NxDomain)
                return (new ResolverDecision.Answered(result.Answer) { Trail = trail }, result.Next);
            trail = trail.With(TrailStage.PublicDns, TrailVerdict.Chosen, question.Name.ToString(), "the link says NxDomainRedirect");
            return (new ResolverDecision.Public { Trail = trail }, null);
        }

        if (!state.Index.Rulesets.TryGetValue(network.Id, out var ruleset))
        {
            trail = trail.With(
                TrailStage.PublicDns, TrailVerdict.Chosen, question.Name.ToString(), $"no ruleset is linked to {network.Name}");
            return (new ResolverDecision.Public { Trail = trail }, null);
        }

        var (rule, considered) = LongestSuffix(ruleset, question.Name);
        trail = trail.Then(considered);
        if (rule is null)
        {
            trail = trail.With(TrailStage.PublicDns, TrailVerdict.Chosen, question.Name.ToString(), $"no rule of {ruleset.Name} matches");
            return (new ResolverDecision.Public { Trail = trail }, null);
        }

        var (targets, order) = Order(state, ruleset, rule, now);
        return (new ResolverDecision.Forward(rule.Name, question, targets) { Trail = trail.Then(order) }, null);
    }

    private static (PrivateZone Zone, PrivateZoneLink Link)? MostSpecificZone(EngineState state, VirtualNetwork network, DomainName name)
    {
        var matches =
            from zone in state.Model.PrivateZones
            where name.IsSubdomainOf(zone.Name)
            from link in zone.Links
            where link.VirtualNetworkId == network.Id
            orderby zone.Name.LabelCount descending
            select ((PrivateZone, PrivateZoneLink)?)(zone, link);
        return matches.FirstOrDefault();
    }

    private static (ForwardingRule? Rule, Trail Trail) LongestSuffix(ForwardingRuleset ruleset, DomainName name)
    {
        ForwardingRule? best = null;
        var trail = Trail.Empty;
        foreach (var rule in ruleset.Rules)
        {
            if (!name.IsSubdomainOf(rule.Domain))
                continue;
            var why = !rule.Enabled ? "disabled" : rule.Domain.IsRoot && ReservedSuffixes.Hold(name) ? "reserved for Azure services" : null;
            trail = trail.With(
                TrailStage.ForwardingRule,
                why is null ? TrailVerdict.Noted : TrailVerdict.Dropped,
                rule.Name,
                why ?? $"{rule.Domain} matches");
            if (why is null && (best is null || rule.Domain.LabelCount > best.Domain.LabelCount))
                best = rule;
        }

        return (
            best,
            best is null
                ? trail
                : trail.With(TrailStage.ForwardingRule, TrailVerdict.Chosen, best.Name, $"{best.Domain} is the longest suffix"));
    }

    private static (ImmutableArray<ForwardTarget> Targets, Trail Trail) Order(
        EngineState state, ForwardingRuleset ruleset, ForwardingRule rule, DateTimeOffset now)
    {
        var trail = Trail.Empty;
        var ready = ImmutableArray.CreateBuilder<TargetKey>();
        var later = ImmutableArray.CreateBuilder<TargetKey>();
        foreach (var endPoint in rule.Targets)
        {
            var key = new TargetKey(ruleset.Id, endPoint);
            if (!state.Targets.TryGetValue(key, out var status) || status.AvoidedUntil <= now)
            {
                ready.Add(key);
                continue;
            }

            if (!status.Quarantined)
                later.Add(key);
            var until = status.AvoidedUntil.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            trail = trail.With(
                TrailStage.ForwardingTarget,
                TrailVerdict.Dropped,
                endPoint.ToString(),
                status.Quarantined ? $"marked unresponsive until {until}" : $"backed off from until {until}");
        }

        ready.AddRange(later);
        if (ready.Count == 0 && state.Assumptions.AsksQuarantinedTargetsWhenNoneIsLeft)
        {
            ready.AddRange(rule.Targets.Select(endPoint => new TargetKey(ruleset.Id, endPoint)));
            trail = trail.With(
                TrailStage.ForwardingTarget, TrailVerdict.Noted, rule.Name, "every target is marked unresponsive, all are asked again");
        }

        if (ready.Count > 0)
            trail = trail.With(
                TrailStage.ForwardingTarget, TrailVerdict.Chosen, ready[0].EndPoint.ToString(), "first in order that is not avoided");
        return ([.. ready.Select(key => new ForwardTarget(key, state.Assumptions.TargetTimeout))], trail);
    }
}
