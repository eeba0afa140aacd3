using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Azure DNS forwarding rulesets with their rules and links.</summary>
internal static class RulesetReader
{
    private const string NameProperty = "dnsForwardingRulesetName";

    public static ImmutableArray<ForwardingRuleset> Read(ResourceIndex resources)
    {
        var rules = resources.OfType(AzureTypes.ForwardingRule)
            .ToLookup(rule => resources.Parent(rule, AzureTypes.Ruleset, NameProperty)?.Id, StringComparer.Ordinal);
        var links = resources.OfType(AzureTypes.RulesetLink)
            .ToLookup(link => resources.Parent(link, AzureTypes.Ruleset, NameProperty)?.Id, StringComparer.Ordinal);
        foreach (var stray in rules[null].Concat(links[null]))
            resources.Report(stray, $"Its ruleset '{stray.Text(NameProperty)}' is not in the stack.");
        return
        [
            .. resources.OfType(AzureTypes.Ruleset).Select(ruleset => new ForwardingRuleset
            {
                Id = ruleset.Id,
                Name = ruleset.Name,
                OutboundEndpointIds =
                [
                    .. ruleset.Items("dnsResolverOutboundEndpoints").Select(endpoint => endpoint.Text("id")).OfType<string>()
                        .Select(id => resources.Find(id, AzureTypes.OutboundEndpoint)?.Id ?? id),
                ],
                Rules = [.. rules[ruleset.Id].Select(rule => ReadRule(resources, rule)).OfType<ForwardingRule>()],
                VirtualNetworkIds =
                [
                    .. links[ruleset.Id]
                        .Select(link => VirtualNetworkReader.IdOf(resources, link.Single("virtualNetwork")?.Text("id")))
                        .OfType<string>(),
                ],
            }),
        ];
    }

    private static ForwardingRule? ReadRule(ResourceIndex resources, DeclaredResource rule)
    {
        if (!DomainName.TryParse(rule.Text("domainName"), out var domain))
        {
            resources.Report(rule, $"'{rule.Text("domainName")}' is not a domain name.");
            return null;
        }

        return new ForwardingRule
        {
            Id = rule.Id,
            Name = rule.Text("forwardingRuleName") ?? rule.Name,
            Domain = domain,
            Enabled = !string.Equals(rule.Text("forwardingRuleState"), "Disabled", StringComparison.OrdinalIgnoreCase),
            Targets =
            [
                .. from target in rule.Items("targetDnsServers")
                   let address = IPAddress.TryParse(target.Text("ipAddress"), out var parsed) ? parsed : null
                   where address is not null
                   select new IPEndPoint(address, target.Integer("port") ?? 53),
            ],
        };
    }
}
