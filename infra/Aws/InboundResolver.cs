using CrossCloudDns.Infra.Topology;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace CrossCloudDns.Infra.Aws;

/// <summary>
/// The endpoint at which other networks ask Route 53. Its addresses are pinned, because forwarding rules elsewhere name them; they are
/// deleted before they are replaced, since two endpoints cannot hold one address.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-scaling.html"/>
public sealed class InboundResolver : ComponentResource
{
    private const int DnsPort = 53;
    private const int HttpsPort = 443;

    public InboundResolver(string name, InboundResolverArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:InboundResolver", name, options)
    {
        var group = DeclareSecurityGroup(name, args);
        var endpoint = new ResolverEndpoint(name, new ResolverEndpointArgs
        {
            Region = args.Side.Region.Code,
            Direction = "INBOUND",
            ResolverEndpointType = "IPV4",
            Protocols = args.Side.Protocols.ToArray(),
            SecurityGroupIds = { group.Id },
            IpAddresses = args.Side.InboundEndpoint.Select(pinned => new ResolverEndpointIpAddressArgs
            {
                SubnetId = args.SubnetIds[pinned.Subnet],
                Ip = pinned.Address.ToString(),
            }).ToArray(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true, Protect = args.Protect });
        EndpointId = endpoint.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> EndpointId { get; private set; }

    private SecurityGroup DeclareSecurityGroup(string name, InboundResolverArgs args)
    {
        // Untracked flows need both directions open to everyone; who may ask is then decided by network ACLs and routing.
        var ranges = args.Side.Tracking == ConnectionTracking.Untracked
            ? ["0.0.0.0/0"]
            : args.Sources.Select(range => range.ToString()).ToArray();
        return new SecurityGroup(name, new SecurityGroupArgs
        {
            Region = args.Side.Region.Code,
            VpcId = args.VpcId,
            Description = "DNS queries to the inbound resolver endpoint",
            Ingress = Ports(args).Select(port => new SecurityGroupIngressArgs
            {
                Protocol = port.Protocol,
                FromPort = port.Number,
                ToPort = port.Number,
                CidrBlocks = ranges,
                Description = port.Number == DnsPort ? "DNS" : "DNS over HTTPS",
            }).ToArray(),
            Egress = new[] { "tcp", "udp" }.Select(protocol => new SecurityGroupEgressArgs
            {
                Protocol = protocol,
                FromPort = 0,
                ToPort = 65535,
                CidrBlocks = ranges,
                Description = "Answers",
            }).ToArray(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
    }

    private static IEnumerable<(string Protocol, int Number)> Ports(InboundResolverArgs args)
    {
        if (args.Side.Protocols.Contains("Do53", StringComparer.Ordinal))
        {
            yield return ("tcp", DnsPort);
            yield return ("udp", DnsPort);
        }

        if (args.Side.Protocols.Any(protocol => protocol != "Do53"))
        {
            yield return ("tcp", HttpsPort);
        }
    }
}
