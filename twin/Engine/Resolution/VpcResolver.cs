using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>How the Route 53 Resolver of a VPC decides, for the VPC's own clients and for what arrives at its inbound endpoints.</summary>
/// <remarks>
/// The most specific of the VPC's rules and zones decides; between a forward rule and a zone of the same name the rule wins; a system rule
/// takes names out of a less specific forward rule. A zone that matches answers, also with NXDOMAIN: there is no falling through.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"/>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html"/>
public static class VpcResolver
{
    /// <summary>Decides a question that arrives at an address of an inbound endpoint.</summary>
    /// <exception cref="ArgumentException">No inbound endpoint has that address.</exception>
    public static ResolverDecision DecideAt(EngineState state, IPAddress inboundAddress, Question question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Index.InboundAddresses.TryGetValue(inboundAddress, out var place))
            throw new ArgumentException($"No inbound endpoint has the address {inboundAddress}.", nameof(inboundAddress));
        var arrival = Trail.Empty.With(
            TrailStage.InboundEndpoint,
            TrailVerdict.Chosen,
            inboundAddress.ToString(),
            $"{place.Endpoint.Name} in {place.Address.AvailabilityZone ?? place.Endpoint.Region}; the query counts as coming from "
                + $"{place.Endpoint.Region}");
        var decision = Decide(state, place.Endpoint.VpcId, question, now);
        return decision with { Trail = arrival.Then(decision.Trail) };
    }

    /// <summary>Decides a question of a client in a VPC.</summary>
    /// <exception cref="ArgumentException">There is no such VPC in the model.</exception>
    public static ResolverDecision Decide(EngineState state, string vpcId, Question question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(question);
        if (!state.Index.Vpcs.TryGetValue(vpcId, out var vpc))
            throw new ArgumentException($"There is no VPC '{vpcId}' in the model.", nameof(vpcId));
        var first = true;
        return CnameChain.Follow(question, asked =>
        {
            var meetsRules = first || state.Assumptions.CnameTargetsMeetRules;
            first = false;
            return DecideOnce(state, vpc, asked, meetsRules, now);
        });
    }

    private static (ResolverDecision Decision, DomainName? Next) DecideOnce(
        EngineState state, Vpc vpc, Question question, bool meetsRules, DateTimeOffset now)
    {
        var (rule, ruleTrail) = meetsRules ? MostSpecificRule(state, vpc, question.Name) : (null, Trail.Empty);
        var (zone, zoneTrail) = MostSpecificZone(state, vpc, question.Name);
        var trail = ruleTrail.Then(zoneTrail);
        if (rule?.Kind == ResolverRuleKind.Forward && (zone is null || rule.Domain.LabelCount >= zone.Name.LabelCount))
            return (Forward(state, rule, question, trail), null);
        if (zone is null)
        {
            trail = trail.With(
                TrailStage.PublicDns, TrailVerdict.Chosen, question.Name.ToString(), "no rule and no private zone of the VPC matches");
            return (new ResolverDecision.Public { Trail = trail }, null);
        }

        trail = trail.With(TrailStage.ResolverRule, TrailVerdict.Chosen, $"zone {zone.Name}", "most specific match");
        var result = ZoneLookup.Answer(zone, question, new QueryOrigin(vpc.Region), state, now);
        return (new ResolverDecision.Answered(result.Answer) { Trail = trail.Then(result.Trail) }, result.Next);
    }

    private static (ResolverRule? Rule, Trail Trail) MostSpecificRule(EngineState state, Vpc vpc, DomainName name)
    {
        ResolverRule? best = null;
        var trail = Trail.Empty;
        foreach (var rule in state.Model.ResolverRules)
        {
            if (!rule.VpcIds.Contains(vpc.Id) || !name.IsSubdomainOf(rule.Domain))
                continue;
            trail = trail.With(
                TrailStage.ResolverRule,
                TrailVerdict.Noted,
                rule.Name,
                string.Create(CultureInfo.InvariantCulture, $"{rule.Kind} rule for {rule.Domain} matches"));
            if (best is null || rule.Domain.LabelCount > best.Domain.LabelCount)
                best = rule;
        }

        return (best, trail);
    }

    private static (ZoneIndex? Zone, Trail Trail) MostSpecificZone(EngineState state, Vpc vpc, DomainName name)
    {
        if (!vpc.ResolvesPrivateZones)
            return (
                null,
                Trail.Empty.With(
                    TrailStage.HostedZone,
                    TrailVerdict.Dropped,
                    vpc.Name,
                    "DNS support or DNS hostnames are off: private zones do not answer here"));
        ZoneIndex? best = null;
        var trail = Trail.Empty;
        foreach (var zone in state.Model.HostedZones)
        {
            if (!name.IsSubdomainOf(zone.Name) || !zone.IsPrivate)
                continue;
            if (!zone.VpcIds.Contains(vpc.Id))
                trail = trail.With(TrailStage.HostedZone, TrailVerdict.Dropped, $"zone {zone.Name}", $"not associated with {vpc.Name}");
            else if (best is null || zone.Name.LabelCount > best.Name.LabelCount)
                best = state.Index.Zones[zone.Id];
        }

        return (best, trail);
    }

    // Each query leaves through more than one interface, and the targets take turns; whoever answers first is taken.
    private static ResolverDecision.Forward Forward(EngineState state, ResolverRule rule, Question question, Trail trail)
    {
        var endpoint = state.Model.ResolverEndpoints.FirstOrDefault(endpoint => endpoint.Id == rule.EndpointId);
        var interfaces = endpoint is null ? [] : Rotate([.. endpoint.Addresses.Select(address => address.Address)], question.Seed);
        var targets = Rotate(rule.Targets, question.Seed);
        return new ResolverDecision.Forward(
            rule.Name,
            question,
            [
                .. targets.Select(target =>
                    new ForwardTarget(new TargetKey(endpoint?.Id ?? rule.Id, target), state.Assumptions.TargetTimeout)),
            ])
        {
            Sources = [.. interfaces.Take(state.Assumptions.OutboundInterfacesPerQuery)],
            Trail = trail.With(
                TrailStage.ResolverRule,
                TrailVerdict.Chosen,
                rule.Name,
                $"forward rule for {rule.Domain} beats zones no more specific than it"),
        };
    }

    private static ImmutableArray<T> Rotate<T>(ImmutableArray<T> items, ulong seed)
    {
        if (items.IsEmpty)
            return items;
        var start = (int)(seed % (ulong)items.Length);
        return [.. items.Skip(start), .. items.Take(start)];
    }
}
