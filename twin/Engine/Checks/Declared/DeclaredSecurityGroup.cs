using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>A security group with its rules, whichever of the three resource kinds declares them.</summary>
internal sealed record DeclaredSecurityGroup(DeclaredResource Resource, ImmutableArray<TrafficRule> Rules)
{
    public static DeclaredSecurityGroup Read(DeclaredStack stack, DeclaredResource group) => new(group,
    [
        .. group.Items("ingress").Select(rule => TrafficRule.Inline(rule, ingress: true)),
        .. group.Items("egress").Select(rule => TrafficRule.Inline(rule, ingress: false)),
        .. stack.Of(ResourceType.SecurityGroupRule)
            .Where(rule => rule.Text("securityGroupId") == group.Id)
            .Select(rule => TrafficRule.Inline(rule.Inputs, rule.Text("type") == "ingress")),
        .. stack.Of(ResourceType.IngressRule)
            .Where(rule => rule.Text("securityGroupId") == group.Id)
            .Select(rule => TrafficRule.Single(rule.Inputs, ingress: true)),
        .. stack.Of(ResourceType.EgressRule)
            .Where(rule => rule.Text("securityGroupId") == group.Id)
            .Select(rule => TrafficRule.Single(rule.Inputs, ingress: false)),
    ]);

    /// <summary>Whether some rule lets a protocol and port through, from or to anywhere.</summary>
    public bool Allows(bool ingress, string protocol, int port) =>
        Rules.Any(rule => rule.Ingress == ingress && rule.Covers(protocol, port, port));

    /// <summary>
    /// Whether flows of DNS need no connection tracking: anywhere on port 53 one way, anywhere on every port the other way.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html"/>
    public bool Untracked(bool inbound) =>
        new[] { "udp", "tcp" }.All(protocol =>
            Rules.Any(rule => rule.Ingress == inbound && rule.Anywhere && rule.Covers(protocol, 53, 53))
            && Rules.Any(rule => rule.Ingress != inbound && rule.Anywhere && rule.Covers(protocol, 0, 65535)));
}

/// <summary>One rule of a security group.</summary>
internal sealed record TrafficRule(bool Ingress, string Protocol, int From, int To, ImmutableArray<string> Sources)
{
    public bool Anywhere => Sources.Contains("0.0.0.0/0");

    public bool Covers(string protocol, int from, int to) =>
        Protocol is "-1" or "all" || (Protocol == protocol && From <= from && to <= To);

    public static TrafficRule Inline(JsonElement rule, bool ingress) =>
        Read(rule, ingress, rule.Text("protocol"), [.. rule.Texts("cidrBlocks")]);

    public static TrafficRule Single(JsonElement rule, bool ingress) =>
        Read(rule, ingress, rule.Text("ipProtocol"), rule.Text("cidrIpv4") is { } cidr ? [cidr] : []);

    private static TrafficRule Read(JsonElement rule, bool ingress, string? protocol, ImmutableArray<string> sources) => new(
        ingress,
        protocol switch { "17" => "udp", "6" => "tcp", null => "", _ => protocol.ToLowerInvariant() },
        (int)(rule.Number("fromPort") ?? 0),
        (int)(rule.Number("toPort") ?? 65535),
        sources);
}
