using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Route 53 Resolver rules with their associations.</summary>
internal static class ResolverRuleReader
{
    public static ImmutableArray<ResolverRule> Read(ResourceIndex resources)
    {
        var vpcs = resources.OfType(AwsTypes.ResolverRuleAssociation).ToLookup(
            association => resources.Find(association.Text("resolverRuleId"), AwsTypes.ResolverRule)?.Id,
            association => VpcReader.IdOf(resources, association.Text("vpcId")),
            StringComparer.Ordinal);
        return [.. resources.OfType(AwsTypes.ResolverRule).Select(rule => ReadRule(resources, rule, vpcs[rule.Id])).OfType<ResolverRule>()];
    }

    private static ResolverRule? ReadRule(ResourceIndex resources, DeclaredResource rule, IEnumerable<string?> vpcs)
    {
        if (!Enum.TryParse<ResolverRuleKind>(rule.Text("ruleType"), ignoreCase: true, out var kind)
            || !DomainName.TryParse(rule.Text("domainName"), out var domain))
        {
            resources.Report(rule, $"Rule type '{rule.Text("ruleType")}' or domain name '{rule.Text("domainName")}' cannot be read.");
            return null;
        }

        if (kind == ResolverRuleKind.Delegate)
        {
            resources.Report(rule, "The twin does not delegate: the rule is left out.");
            return null;
        }

        return new ResolverRule
        {
            Id = rule.Id,
            Name = rule.Name,
            Kind = kind,
            Domain = domain,
            Region = resources.RegionOf(rule),
            EndpointId = resources.Find(rule.Text("resolverEndpointId"), AwsTypes.ResolverEndpoint)?.Id ?? rule.Text("resolverEndpointId"),
            Targets =
            [
                .. from target in rule.Items("targetIps")
                   let address = IPAddress.TryParse(target.Text("ip"), out var parsed) ? parsed : null
                   where address is not null
                   select new IPEndPoint(address, target.Integer("port") ?? 53),
            ],
            VpcIds = [.. vpcs.OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }
}
