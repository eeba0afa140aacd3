using System.Collections.Immutable;
using System.Globalization;
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

    /// <exception cref="RunException">The Region has fewer zones than the site needs, and the settings name none (at deployment).</exception>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AwsNetwork", name, options)
    {
        _args = args;
        _region = args.Side.Region.Code;
        var vpc = new Vpc(name, new VpcArgs
        {
            Region = _region,
            CidrBlock = args.Side.VpcCidr.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        VpcId = vpc.Id;

        var dhcp = new VpcDhcpOptions(name, new VpcDhcpOptionsArgs
        {
            Region = _region,
            DomainName = _region == "us-east-1" ? "ec2.internal" : $"{_region}.compute.internal",
            DomainNameServers = { "AmazonProvidedDNS" },
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        _ = new VpcDhcpOptionsAssociation(name, new VpcDhcpOptionsAssociationArgs
        {
            Region = _region,
            VpcId = VpcId,
            DhcpOptionsId = dhcp.Id,
        }, new CustomResourceOptions { Parent = this });

        var zones = ZoneNames.Of(args.Side);
        (InboundSubnetIds, InboundRouteTableId) = DeclareSubnets($"{name}-inbound", args.Side.InboundSubnets, zones);
        (WorkloadSubnetIds, WorkloadRouteTableId) = DeclareSubnets($"{name}-workload", args.Side.WorkloadSubnets, zones);
        TransitSubnetIds = args.Transit ? DeclareSubnets($"{name}-transit", args.Side.TransitSubnets, zones).SubnetIds : [];
        RegisterOutputs();
    }

    [Output]
    public Output<string> VpcId { get; private set; }

    /// <summary>Subnets of the inbound endpoint, in the order of the address plan.</summary>
    public ImmutableArray<Output<string>> InboundSubnetIds { get; }

    [Output]
    public Output<string> InboundRouteTableId { get; private set; }

    public ImmutableArray<Output<string>> WorkloadSubnetIds { get; }

    [Output]
    public Output<string> WorkloadRouteTableId { get; private set; }

    /// <summary>Subnets of a transit gateway's attachment; none where there is no transit gateway.</summary>
    public ImmutableArray<Output<string>> TransitSubnetIds { get; }

    /// <summary>Every route table from which other networks must be reached, by the name of what it serves.</summary>
    public ImmutableSortedDictionary<string, Output<string>> RouteTableIds => ImmutableSortedDictionary<string, Output<string>>.Empty
        .Add("inbound", InboundRouteTableId)
        .Add("workload", WorkloadRouteTableId);

    private (ImmutableArray<Output<string>> SubnetIds, Output<string> RouteTableId) DeclareSubnets(
        string name, ImmutableArray<Ipv4Cidr> ranges, Output<ImmutableArray<string>> zones)
    {
        var routeTable = new RouteTable(name, new RouteTableArgs
        {
            Region = _region,
            VpcId = VpcId,
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        return ([.. ranges.Select((range, index) => DeclareSubnet(name, range, index, zones, routeTable))], routeTable.Id);
    }

    private Output<string> DeclareSubnet(
        string group, Ipv4Cidr range, int index, Output<ImmutableArray<string>> zones, RouteTable routeTable)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{group}-{index + 1}");
        var subnet = new Subnet(name, new SubnetArgs
        {
            Region = _region,
            VpcId = VpcId,
            CidrBlock = range.ToString(),
            AvailabilityZone = zones.Apply(names => names[index]),
            MapPublicIpOnLaunch = false,
            Tags = _args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        _ = new RouteTableAssociation(name, new RouteTableAssociationArgs
        {
            Region = _region,
            SubnetId = subnet.Id,
            RouteTableId = routeTable.Id,
        }, new CustomResourceOptions { Parent = this });
        return subnet.Id;
    }
}
