using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace CrossCloudDns.Infra.Aws;

/// <summary>
/// Network ACLs of the resolver subnets. Where a security group is open to everyone so that flows are not tracked, these say who may ask.
/// They keep no state, so answers need rules of their own.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-scaling.html"/>
internal static class ResolverAcl
{
    private const int FirstEphemeral = 1024;
    private const int LastPort = 65535;

    public static readonly ImmutableArray<AclPort> Dns = [new("udp", 53, 53), new("tcp", 53, 53)];

    /// <summary>With DNS over HTTPS. Its two TCP ports share one rule, since a list holds 20 rules in a direction.</summary>
    public static readonly ImmutableArray<AclPort> DnsAndDoh = [new("udp", 53, 53), new("tcp", 53, 443)];

    private static readonly ImmutableArray<AclPort> Ephemeral =
        [new("udp", FirstEphemeral, LastPort), new("tcp", FirstEphemeral, LastPort)];

    /// <summary>Rules of an endpoint that is asked.</summary>
    public static AclRules Answers(ImmutableArray<Ipv4Cidr> ranges, ImmutableArray<AclPort> ports) => new(ranges, ports, Ephemeral);

    /// <summary>Rules of an endpoint that asks.</summary>
    public static AclRules Asks(ImmutableArray<Ipv4Cidr> ranges) => new(ranges, Ephemeral, Dns);

    public static void Declare(
        string name,
        Resource parent,
        string region,
        Input<string> vpcId,
        ImmutableArray<Output<string>> subnetIds,
        AclRules rules,
        ResourceTags tags) =>
        _ = new NetworkAcl(name, new NetworkAclArgs
        {
            Region = region,
            VpcId = vpcId,
            SubnetIds = subnetIds.ToArray(),
            Ingress = rules.Numbered(rules.In).Select(rule => new NetworkAclIngressArgs
            {
                RuleNo = rule.Number,
                Action = "allow",
                Protocol = rule.Port.Protocol,
                CidrBlock = rule.Range.ToString(),
                FromPort = rule.Port.From,
                ToPort = rule.Port.To,
            }).ToArray(),
            Egress = rules.Numbered(rules.Out).Select(rule => new NetworkAclEgressArgs
            {
                RuleNo = rule.Number,
                Action = "allow",
                Protocol = rule.Port.Protocol,
                CidrBlock = rule.Range.ToString(),
                FromPort = rule.Port.From,
                ToPort = rule.Port.To,
            }).ToArray(),
            Tags = tags.Named(name),
        }, new CustomResourceOptions { Parent = parent });
}

/// <summary>Ports of one protocol.</summary>
internal sealed record AclPort(string Protocol, int From, int To);

/// <summary>Which ports are open towards which ranges.</summary>
internal sealed record AclRules(ImmutableArray<Ipv4Cidr> Ranges, ImmutableArray<AclPort> In, ImmutableArray<AclPort> Out)
{
    private const int FirstNumber = 100;
    private const int Step = 10;

    public IEnumerable<(int Number, Ipv4Cidr Range, AclPort Port)> Numbered(ImmutableArray<AclPort> ports) =>
        (from range in Ranges from port in ports select (range, port))
            .Select((pair, index) => (FirstNumber + (index * Step), pair.range, pair.port));
}
