using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>One step of a forwarded query.</summary>
/// <param name="Network">Name of the VPC or VNet whose resolver decides.</param>
/// <param name="Rule">The rule that forwards.</param>
/// <param name="Target">Where to.</param>
internal sealed record ForwardingHop(string Network, DeclaredResource Rule, string Target)
{
    public string Text => $"{Network}, rule '{Rule.Name}' → {Target}";
}

/// <summary>Hops that lead back to the network they began in.</summary>
internal sealed record ForwardingCircle(string Domain, ImmutableArray<ForwardingHop> Hops);

/// <summary>Follows declared rules from network to network, over both clouds.</summary>
internal static class ForwardingPaths
{
    /// <summary>Every circle once, begun at its first network by name.</summary>
    public static IEnumerable<ForwardingCircle> Loops(DeclaredStack stack)
    {
        var domains = stack.Resolver.Rules.Where(rule => rule.Forwards).Select(rule => rule.Domain)
            .Concat(stack.AzureDns.Rulesets.SelectMany(ruleset => ruleset.Rules).Where(rule => rule.Enabled).Select(rule => rule.Domain))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var networks = stack.Resolver.Rules.SelectMany(rule => rule.VpcIds)
            .Concat(stack.AzureDns.Rulesets.SelectMany(ruleset => ruleset.Links).Select(link => link.VirtualNetworkId).OfType<string>())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var domain in domains)
        {
            foreach (var circle in networks.SelectMany(network => Follow(stack, network, domain, [])))
            {
                var first = circle.IndexOf(circle.MinBy(hop => hop.Text, StringComparer.Ordinal)!);
                ImmutableArray<ForwardingHop> hops = [.. circle.Skip(first), .. circle.Take(first)];
                if (seen.Add(string.Join('|', hops.Select(hop => $"{hop.Network} {hop.Rule.Urn}"))))
                {
                    yield return new ForwardingCircle(domain, hops);
                }
            }
        }
    }

    private static IEnumerable<ImmutableList<ForwardingHop>> Follow(
        DeclaredStack stack, string network, string domain, ImmutableList<(string Network, ForwardingHop Hop)> path)
    {
        var at = path.FindIndex(step => AzureNetworks.SameId(step.Network, network));
        if (at >= 0)
        {
            yield return [.. path.Skip(at).Select(step => step.Hop)];
            yield break;
        }

        var (rule, targets) = Decide(stack, network, domain);
        foreach (var target in targets)
        {
            if (rule is not null && NetworkOf(stack, target) is { } next)
            {
                var hop = new ForwardingHop(NameOf(stack, network), rule, target);
                foreach (var circle in Follow(stack, next, domain, path.Add((network, hop))))
                {
                    yield return circle;
                }
            }
        }
    }

    /// <summary>The rule by which a network's resolver forwards a domain, if it does not answer it itself.</summary>
    private static (DeclaredResource? Rule, ImmutableArray<string> Targets) Decide(DeclaredStack stack, string network, string domain)
    {
        if (stack.AzureDns.Rulesets
            .FirstOrDefault(ruleset => ruleset.Links.Any(link => AzureNetworks.SameId(link.VirtualNetworkId, network))) is { } ruleset)
        {
            var answered = stack.AzureDns.PrivateZones.Any(zone => zone.IsLinkedTo(network) && DnsName.IsWithin(domain, zone.Name));
            var rule = answered ? null : Longest(ruleset.Rules.Where(rule => rule.Enabled), rule => rule.Domain, domain);
            return (rule?.Resource, rule?.Targets ?? []);
        }

        var forward = Longest(stack.Resolver.Rules.Where(rule => rule.VpcIds.Contains(network)), rule => rule.Domain, domain);
        var zone = Longest(stack.Zones.All.Where(zone => zone.Associations.Any(link => link.VpcId == network)), zone => zone.Name, domain);
        // A rule and a zone of the same domain: the rule wins.
        return forward is { Forwards: true } && (zone is null || zone.Name.Length <= forward.Domain.Length)
            ? (forward.Resource, forward.Targets)
            : (null, []);
    }

    private static T? Longest<T>(IEnumerable<T> candidates, Func<T, string> domainOf, string domain)
        where T : class =>
        candidates.Where(candidate => DnsName.IsWithin(domain, domainOf(candidate))).MaxBy(candidate => domainOf(candidate).Length);

    private static string? NetworkOf(DeclaredStack stack, string address) =>
        stack.Resolver.Listening(address)?.VpcId ?? stack.AzureDns.Listening(address)?.VirtualNetworkId;

    private static string NameOf(DeclaredStack stack, string network) =>
        stack.Aws.Vpc(network) is { } vpc
            ? $"VPC '{vpc.Resource.Name}'"
            : $"VNet '{stack.Azure.Network(network)?.Resource.Name ?? network.Split('/')[^1]}'";
}
