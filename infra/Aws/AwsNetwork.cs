using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CrossCloudDns.Infra.Aws;

/// <summary>
/// The VPC of a site: DNS on, AmazonProvidedDNS, one resolver subnet in each zone with a route table of their own (so that a fault can be
/// injected into one of them without touching a workload), and one workload subnet in each zone.
/// </summary>
public sealed class AwsNetwork : ComponentResource
{
    private readonly AwsNetworkArgs _args;
    private readonly string _region;
    private readonly Output<ImmutableArray<string>> _zones;

    /// <exception cref="RunException">
    /// The Region has fewer zones than the site needs, and the settings name none (at deployment).
    /// </exception>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AwsNetwork", name, options)
    {
        _args = args;
        _region = args.Side.Region.Code;
        _zones = ZoneNames.Of(args.Side);
        VpcId = DeclareVpc(name);

        var inbound = DeclareSubnets($"{name}-inbound", args.Side.InboundSubnets);
        var workload = DeclareSubnets($"{name}-workload", args.Side.WorkloadSubnets);
        var outbound = !args.Servers.IsEmpty ? DeclareSubnets($"{name}-outbound", args.Side.OutboundSubnets) : null;
        var transit = args.Transit ? DeclareSubnets($"{name}-transit", args.Side.TransitSubnets) : null;
        DeclareAcls(name, inbound, outbound);

        var tables = ImmutableSortedDictionary<string, Output<string>>.Empty
            .Add("inbound", inbound.RouteTableId).Add("workload", workload.RouteTableId);
        Ids = new AwsNetworkIds
        {
            VpcId = VpcId,
            InboundSubnetIds = inbound.Ids,
            InboundSubnetArns = inbound.Arns,
            OutboundSubnetIds = outbound?.Ids ?? [],
            WorkloadSubnetIds = workload.Ids,
            TransitSubnetIds = transit?.Ids ?? [],
            RouteTableIds = outbound is null ? tables : tables.Add("outbound", outbound.RouteTableId),
        };
        RegisterOutputs();
    }

    [Output]
    public Output<string> VpcId { get; private set; }

    public AwsNetworkIds Ids { get; }

    private Output<string> DeclareVpc(string name)
    {
        var vpc = new Vpc(name, new VpcArgs
        {
            Region = _region,
            CidrBlock = _args.Side.VpcCidr.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        var dhcp = new VpcDhcpOptions(name, new VpcDhcpOptionsArgs
        {
            Region = _region,
            DomainName = _region == "us-east-1" ? "ec2.internal" : $"{_region}.compute.internal",
            DomainNameServers = { "AmazonProvidedDNS" },
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        _ = new VpcDhcpOptionsAssociation(name, new VpcDhcpOptionsAssociationArgs
        {
            Region = _region,
            VpcId = vpc.Id,
            DhcpOptionsId = dhcp.Id,
        }, new CustomResourceOptions { Parent = this });
        return vpc.Id;
    }

    private void DeclareAcls(string name, SubnetGroup inbound, SubnetGroup? outbound)
    {
        if (_args.Side.Tracking != ConnectionTracking.Untracked || _args.Sources.IsEmpty)
        {
            return;
        }

        var ports = _args.Side.Protocols.Any(protocol => protocol != "Do53") ? ResolverAcl.DnsAndDoh : ResolverAcl.Dns;
        ResolverAcl.Declare($"{name}-inbound", this, _region, VpcId, inbound.Ids, ResolverAcl.Answers(_args.Sources, ports), _args.Tags);
        if (outbound is not null)
        {
            ResolverAcl.Declare($"{name}-outbound", this, _region, VpcId, outbound.Ids, ResolverAcl.Asks(_args.Servers), _args.Tags);
        }
    }

    private SubnetGroup DeclareSubnets(string name, ImmutableArray<Ipv4Cidr> ranges)
    {
        var routeTable = new RouteTable(name, new RouteTableArgs
        {
            Region = _region,
            VpcId = VpcId,
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        var subnets = ranges.Select((range, index) => DeclareSubnet(name, range, index, routeTable)).ToList();
        return new SubnetGroup([.. subnets.Select(subnet => subnet.Id)], [.. subnets.Select(subnet => subnet.Arn)], routeTable.Id);
    }

    private Subnet DeclareSubnet(string group, Ipv4Cidr range, int index, RouteTable routeTable)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{group}-{index + 1}");
        var subnet = new Subnet(name, new SubnetArgs
        {
            Region = _region,
            VpcId = VpcId,
            CidrBlock = range.ToString(),
            AvailabilityZone = _zones.Apply(names => names[index]),
            MapPublicIpOnLaunch = false,
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        _ = new RouteTableAssociation(name, new RouteTableAssociationArgs
        {
            Region = _region,
            SubnetId = subnet.Id,
            RouteTableId = routeTable.Id,
        }, new CustomResourceOptions { Parent = this });
        return subnet;
    }

    private sealed record SubnetGroup(ImmutableArray<Output<string>> Ids, ImmutableArray<Output<string>> Arns, Output<string> RouteTableId);
}
