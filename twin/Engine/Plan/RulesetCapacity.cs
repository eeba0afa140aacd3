using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>
/// What one rule of an Azure ruleset can send, in queries per second. Azure asks the first target until it stops answering.
/// </summary>
/// <param name="OutboundEndpoints">10,000 queries per second each.</param>
/// <param name="FirstTargetLimit">What the first target carries; <see langword="null"/> for a server outside the stack.</param>
/// <param name="SharedWith">Rulesets, this one included, that begin with the same address and share its limit.</param>
/// <param name="Now">What gets through while all is well.</param>
/// <param name="WithRotation">The same when every ruleset began with another address.</param>
/// <param name="WithSecondOutbound">The same with one more outbound endpoint, of at most two.</param>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
public sealed record RulesetCapacity(
    string Site, string Ruleset, string Domain, int OutboundEndpoints, string FirstTarget, int? FirstTargetLimit, int SharedWith, int Now,
    int WithRotation, int WithSecondOutbound)
{
    private const int MostOutboundEndpoints = 2;

    internal static ImmutableArray<RulesetCapacity> Of(StackModel model)
    {
        var first = (
            from ruleset in model.ForwardingRulesets
            from rule in ruleset.Rules
            where rule.Enabled && !rule.Targets.IsEmpty
            select (ruleset, rule, Target: rule.Targets[0].Address)).ToList();
        return
        [
            .. from entry in first
               let limit = Limit(model, entry.Target)
               let shared = first.Where(other => other.Target.Equals(entry.Target))
                   .Select(other => other.ruleset.Id)
                   .Distinct(StringComparer.Ordinal)
                   .Count()
               let outbound = entry.ruleset.OutboundEndpointIds.Length
               let site = SiteOf(model, entry.ruleset)
               orderby site, entry.ruleset.Name, entry.rule.Domain.ToString()
               select new RulesetCapacity(
                   site,
                   entry.ruleset.Name,
                   entry.rule.Domain.ToString(),
                   outbound,
                   entry.Target.ToString(),
                   limit,
                   shared,
                   Least(outbound, limit / shared),
                   Least(outbound, limit),
                   Least(Math.Min(outbound + 1, MostOutboundEndpoints), limit / shared)),
        ];
    }

    // A ruleset may be linked to VNets of others only; its outbound endpoint is always in a VNet of the site.
    private static string SiteOf(StackModel model, ForwardingRuleset ruleset)
    {
        var networks = ruleset.VirtualNetworkIds.Concat(model.DnsResolvers
            .Where(resolver => resolver.OutboundEndpoints.Any(endpoint => ruleset.OutboundEndpointIds.Contains(endpoint.Id)))
            .Select(resolver => resolver.VirtualNetworkId));
        return networks.Select(id => model.VirtualNetworks.FirstOrDefault(network => network.Id == id)?.Site)
            .FirstOrDefault(site => site is not null)
            ?? SiteFinder.Shared;
    }

    private static int Least(int outbound, int? limit) => Math.Min(outbound * QueryAllowance.PerAzureEndpoint, limit ?? int.MaxValue);

    private static int? Limit(StackModel model, IPAddress target) =>
        model.ResolverEndpoints.FirstOrDefault(endpoint =>
            endpoint.Addresses.Any(address => address.Address.Equals(target)))?.QueriesPerSecondPerAddress
        ?? (
            model.DnsResolvers.Any(resolver => resolver.InboundEndpoints.Any(endpoint => endpoint.Addresses.Contains(target)))
                ? QueryAllowance.PerAzureEndpoint
                : null);
}
