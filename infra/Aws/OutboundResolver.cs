using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Domains;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace CrossCloudDns.Infra.Aws;

/// <summary>
/// The endpoint through which a site's VPCs ask other DNS servers, and the rules that say which names go where. The site's own VPC and its
/// spokes follow the rules. Names of rules hold no dots, which Resolver does not take.
/// </summary>
public sealed class OutboundResolver : ComponentResource
{
    private const int DnsPort = 53;

    public OutboundResolver(string name, OutboundResolverArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:OutboundResolver", name, options)
    {
        var region = args.Side.Region.Code;
        var group = DeclareSecurityGroup(name, args);
        var endpoint = new ResolverEndpoint(name, new ResolverEndpointArgs
        {
            Region = region,
            Direction = "OUTBOUND",
            ResolverEndpointType = "IPV4",
            Protocols = { "Do53" },
            SecurityGroupIds = { group.Id },
            IpAddresses = args.Side.OutboundEndpoint.Select(pinned => new ResolverEndpointIpAddressArgs
            {
                SubnetId = args.SubnetIds[pinned.Subnet],
                Ip = pinned.Address.ToString(),
            }).ToArray(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true, Protect = args.Protect });
        EndpointId = endpoint.Id;
        Rules = [.. args.Domains.Select(domain => DeclareRule(name, domain, args, endpoint))];
        RegisterOutputs();
    }

    [Output]
    public Output<string> EndpointId { get; private set; }

    /// <summary>The rules, for spokes to follow.</summary>
    public ImmutableArray<ForwardRule> Rules { get; }

    private ForwardRule DeclareRule(string name, ForwardedDomain domain, OutboundResolverArgs args, ResolverEndpoint endpoint)
    {
        var region = args.Side.Region.Code;
        var ruleName = $"{name}-{domain.Domain.Value.Replace('.', '_')}";
        var rule = new ResolverRule(ruleName, new ResolverRuleArgs
        {
            Region = region,
            Name = ResolverName.Of(ruleName),
            RuleType = "FORWARD",
            DomainName = domain.Domain.Value,
            ResolverEndpointId = endpoint.Id,
            TargetIps = domain.Targets.Select(target => new ResolverRuleTargetIpArgs { Ip = target.ToString(), Port = DnsPort }).ToArray(),
            Tags = args.Tags.Named(ruleName),
        }, new CustomResourceOptions { Parent = this });
        _ = new ResolverRuleAssociation(ruleName, new ResolverRuleAssociationArgs
        {
            Region = region,
            Name = ResolverName.Of(ruleName),
            ResolverRuleId = rule.Id,
            VpcId = args.VpcId,
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        return new ForwardRule(domain.Domain.Value.Replace('.', '_'), rule.Id, rule.Arn);
    }

    private SecurityGroup DeclareSecurityGroup(string name, OutboundResolverArgs args)
    {
        // As AWS lists it for flows that are not tracked: answers from everywhere, questions to everywhere on the DNS port.
        var untracked = args.Side.Tracking == ConnectionTracking.Untracked;
        var ranges = untracked ? ["0.0.0.0/0"] : args.Servers.Select(range => range.ToString()).ToArray();
        string[] answers = untracked ? ["tcp", "udp"] : [];
        return new SecurityGroup(name, new SecurityGroupArgs
        {
            Region = args.Side.Region.Code,
            VpcId = args.VpcId,
            Description = "DNS queries from the outbound resolver endpoint",
            Ingress = answers.Select(protocol => new SecurityGroupIngressArgs
            {
                Protocol = protocol,
                FromPort = 0,
                ToPort = 65535,
                CidrBlocks = ranges,
                Description = "Answers",
            }).ToArray(),
            Egress = new[] { "tcp", "udp" }.Select(protocol => new SecurityGroupEgressArgs
            {
                Protocol = protocol,
                FromPort = DnsPort,
                ToPort = DnsPort,
                CidrBlocks = ranges,
                Description = "DNS",
            }).ToArray(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
    }
}

/// <summary>A declared Resolver rule.</summary>
/// <param name="Name">Its domain as a part of resource names.</param>
public sealed record ForwardRule(string Name, Output<string> Id, Output<string> Arn);
