using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>VPCs and what filters and routes their packets, as declared.</summary>
internal sealed record AwsNetworks(
    ImmutableArray<DeclaredVpc> Vpcs,
    ImmutableArray<DeclaredSubnet> Subnets,
    ImmutableArray<DeclaredSecurityGroup> SecurityGroups,
    ImmutableArray<DeclaredNetworkAcl> NetworkAcls)
{
    public static AwsNetworks Read(DeclaredStack stack) => new(
        [.. stack.Of(ResourceType.Vpc).Select(vpc => new DeclaredVpc(vpc, stack.RegionOf(vpc), Ipv4.Range(vpc.Text("cidrBlock"))))],
        [.. stack.Of(ResourceType.Subnet).Select(subnet => ReadSubnet(stack, subnet))],
        [.. stack.Of(ResourceType.SecurityGroup).Select(group => DeclaredSecurityGroup.Read(stack, group))],
        [.. stack.Of(ResourceType.NetworkAcl).Select(acl => DeclaredNetworkAcl.Read(stack, acl))]);

    public DeclaredVpc? Vpc(string? id) => Vpcs.FirstOrDefault(vpc => vpc.Resource.Id == id);

    public DeclaredSubnet? Subnet(string? id) => Subnets.FirstOrDefault(subnet => subnet.Resource.Id == id);

    private static DeclaredSubnet ReadSubnet(DeclaredStack stack, DeclaredResource subnet) => new(
        subnet,
        subnet.Text("vpcId"),
        stack.RegionOf(subnet),
        subnet.Text("availabilityZone") ?? subnet.Text("availabilityZoneId"),
        Ipv4.Range(subnet.Text("cidrBlock")));
}

internal sealed record DeclaredVpc(DeclaredResource Resource, string? Region, IPNetwork? Cidr);

/// <param name="Zone">Name or id of the Availability Zone.</param>
internal sealed record DeclaredSubnet(DeclaredResource Resource, string? VpcId, string? Region, string? Zone, IPNetwork? Cidr);
