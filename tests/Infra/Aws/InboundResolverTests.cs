using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Aws;

[Collection("Pulumi")]
public sealed class InboundResolverTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Endpoint_Always_PinsOneAddressInEachSubnet(bool preview)
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Untracked), preview);

        var endpoint = recording.Single("aws:route53/resolverEndpoint:ResolverEndpoint");
        Assert.Equal("\"INBOUND\"", endpoint["direction"]);
        Assert.Equal("\"IPV4\"", endpoint["resolverEndpointType"]);
        Assert.Equal("""["Do53"]""", endpoint["protocols"]);
        Assert.Equal(
            """[{"ip":"10.10.0.4","subnetId":"subnet-1"},{"ip":"10.10.0.20","subnetId":"subnet-2"},{"ip":"10.10.0.36","subnetId":"subnet-3"}]""",
            endpoint["ipAddresses"]);
        Assert.True(endpoint.Options!.DeleteBeforeReplace);
    }

    [Fact]
    public async Task SecurityGroup_Untracked_IsOpenBothWays()
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Untracked));

        var group = recording.Single("aws:ec2/securityGroup:SecurityGroup");
        Assert.Equal(
            """
            [{"cidrBlocks":["0.0.0.0/0"],"description":"DNS","fromPort":53,"protocol":"tcp","toPort":53},{"cidrBlocks":["0.0.0.0/0"],"description":"DNS","fromPort":53,"protocol":"udp","toPort":53}]
            """,
            group["ingress"]);
        Assert.Equal(
            """
            [{"cidrBlocks":["0.0.0.0/0"],"description":"Answers","fromPort":0,"protocol":"tcp","toPort":65535},{"cidrBlocks":["0.0.0.0/0"],"description":"Answers","fromPort":0,"protocol":"udp","toPort":65535}]
            """,
            group["egress"]);
    }

    [Fact]
    public async Task SecurityGroup_Tracked_NamesTheSources()
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Tracked));

        Assert.Equal(
            """
            [{"cidrBlocks":["192.168.0.0/24","10.10.0.0/16"],"description":"DNS","fromPort":53,"protocol":"tcp","toPort":53},{"cidrBlocks":["192.168.0.0/24","10.10.0.0/16"],"description":"DNS","fromPort":53,"protocol":"udp","toPort":53}]
            """,
            recording.Single("aws:ec2/securityGroup:SecurityGroup")["ingress"]);
    }

    private static void Declare(ConnectionTracking tracking) => _ = new InboundResolver("uk-inbound", new InboundResolverArgs
    {
        Side = Topologies.Of().Sites[0].Aws with { Tracking = tracking },
        VpcId = "vpc-1",
        SubnetIds = [Output.Create("subnet-1"), Output.Create("subnet-2"), Output.Create("subnet-3")],
        Sources = [Ipv4Cidr.Parse("192.168.0.0/24"), Ipv4Cidr.Parse("10.10.0.0/16")],
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
