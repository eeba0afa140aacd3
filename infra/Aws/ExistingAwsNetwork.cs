using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CrossCloudDns.Infra.Aws;

/// <summary>A VPC that exists: looked up, held against what the settings say of it, and not changed.</summary>
public sealed class ExistingAwsNetwork : ComponentResource
{
    private readonly string _name;
    private readonly string _region;

    /// <exception cref="RunException">The VPC or a subnet is not what the settings say (at deployment).</exception>
    public ExistingAwsNetwork(string name, AwsSide side, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:ExistingAwsNetwork", name, options)
    {
        _name = name;
        _region = side.Region.Code;
        var existing = side.Existing ?? throw new ArgumentException("The site's VPC does not exist.", nameof(side));
        VpcId = LookUpVpc(side, existing);
        var inbound = LookUp("inbound", existing.Inbound);
        Ids = new AwsNetworkIds
        {
            VpcId = VpcId,
            InboundSubnetIds = [.. inbound.Select(subnet => Checked(subnet.Found, subnet.Expected))],
            InboundSubnetArns = [.. inbound.Select(subnet => subnet.Found.Arn)],
            OutboundSubnetIds = existing.Outbound.SequenceEqual(existing.Inbound)
                ? [.. inbound.Select(subnet => subnet.Found.Id)]
                : [.. LookUp("outbound", existing.Outbound).Select(subnet => Checked(subnet.Found, subnet.Expected))],
            WorkloadSubnetIds = [.. LookUp("workload", existing.Workload).Select(subnet => Checked(subnet.Found, subnet.Expected))],
            TransitSubnetIds = [.. LookUp("transit", existing.Transit).Select(subnet => Checked(subnet.Found, subnet.Expected))],
            RouteTableIds = existing.RouteTableIds
                .Select((id, index) => (Key: string.Create(CultureInfo.InvariantCulture, $"table-{index + 1}"), Id: Output.Create(id)))
                .ToImmutableSortedDictionary(table => table.Key, table => table.Id, StringComparer.Ordinal),
        };
        RegisterOutputs();
    }

    [Output]
    public Output<string> VpcId { get; private set; }

    public AwsNetworkIds Ids { get; }

    /// <summary>What is expected goes along as the state to begin with; the provider replaces it with what is there.</summary>
    private Output<string> LookUpVpc(AwsSide side, ExistingVpc existing)
    {
        var vpc = Vpc.Get(_name, existing.VpcId, new VpcState
        {
            Region = _region,
            CidrBlock = side.VpcCidr.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
        }, new CustomResourceOptions { Parent = this });
        return Output.Tuple(vpc.Id, vpc.CidrBlock, vpc.EnableDnsSupport, vpc.EnableDnsHostnames).Apply(found =>
        {
            var (id, cidr, support, hostnames) = found;
            if (cidr != side.VpcCidr.ToString())
            {
                throw new RunException($"{id} has the range {cidr}, not {side.VpcCidr}. Correct 'aws.vpcCidr' of the site.");
            }

            return support == true && hostnames
                ? id
                : throw new RunException(
                    $"{id} has enableDnsSupport {support} and enableDnsHostnames {hostnames}. "
                    + "A VPC that sees a private zone needs both. Switch them on.");
        });
    }

    private List<(Subnet Found, ExistingSubnet Expected)> LookUp(string group, ImmutableArray<ExistingSubnet> subnets) =>
    [
        .. subnets.Select((subnet, index) => (
            Subnet.Get(string.Create(CultureInfo.InvariantCulture, $"{_name}-{group}-{index + 1}"), subnet.Id, new SubnetState
            {
                Region = _region,
                CidrBlock = subnet.Cidr.ToString(),
            }, new CustomResourceOptions { Parent = this }),
            subnet)),
    ];

    private static Output<string> Checked(Subnet found, ExistingSubnet expected) => Output.Tuple(found.Id, found.CidrBlock).Apply(
        subnet => subnet.Item2 == expected.Cidr.ToString()
            ? subnet.Item1
            : throw new RunException(
                $"{subnet.Item1} has the range {subnet.Item2}, not {expected.Cidr}. Correct its 'cidr' under 'aws.existing' of the site."));
}
