using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Tells whether security groups make a resolver endpoint's flows tracked.</summary>
/// <remarks>
/// A flow is untracked when a rule lets its protocol in from (or out to) everywhere and a rule of the other direction lets all responses
/// through on any port. UDP and TCP on port 53 must both be so.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html"/>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-scaling.html"/>
internal static class ConnectionTrackingReader
{
    private const int DnsPort = 53;
    private const string Everywhere = "0.0.0.0/0";

    public static bool IsTracked(ResourceIndex resources, ImmutableArray<string> groupIds, ResolverDirection direction)
    {
        var ingress = new List<Rule>();
        var egress = new List<Rule>();
        foreach (var reference in groupIds)
        {
            if (resources.Find(reference, AwsTypes.SecurityGroup) is not { } group)
                return true;
            ingress.AddRange(group.Items("ingress").Select(InlineRule));
            egress.AddRange(group.Items("egress").Select(InlineRule));
            ingress.AddRange(Standalone(resources, AwsTypes.IngressRule, group.Id));
            egress.AddRange(Standalone(resources, AwsTypes.EgressRule, group.Id));
            foreach (var rule in resources.OfType(AwsTypes.SecurityGroupRule)
                .Where(rule => resources.Find(rule.Text("securityGroupId"), AwsTypes.SecurityGroup)?.Id == group.Id))
                (rule.Text("type") == "ingress" ? ingress : egress).Add(InlineRule(rule.Inputs));
        }

        // Queries come in on port 53 or go out to it; their responses use any port.
        var (queries, responses) = direction == ResolverDirection.Outbound ? (egress, ingress) : (ingress, egress);
        return !new[] { "udp", "tcp" }.All(protocol =>
            queries.Any(rule => rule.Opens(protocol, DnsPort, DnsPort)) && responses.Any(rule => rule.Opens(protocol, 0, 65535)));
    }

    private static IEnumerable<Rule> Standalone(ResourceIndex resources, string type, string groupId) =>
        from rule in resources.OfType(type)
        where resources.Find(rule.Text("securityGroupId"), AwsTypes.SecurityGroup)?.Id == groupId
        select new Rule(rule.Text("ipProtocol"), rule.Integer("fromPort"), rule.Integer("toPort"), rule.Text("cidrIpv4") == Everywhere);

    private static Rule InlineRule(JsonElement rule) =>
        new(rule.Text("protocol"), rule.Integer("fromPort"), rule.Integer("toPort"), rule.Texts("cidrBlocks").Contains(Everywhere));

    private sealed record Rule(string? Protocol, int? From, int? To, bool AllSources)
    {
        public bool Opens(string protocol, int from, int to) =>
            AllSources && (Protocol is "-1" or "all" || (Protocol == protocol && (From ?? 0) <= from && (To ?? 65535) >= to));
    }
}
