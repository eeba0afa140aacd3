using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Link;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Link;

[Collection("Pulumi")]
public sealed class TransitTests
{
    private static readonly ResourceTags Tags = ResourceTags.Of("cross-cloud-dns", "dev");

    [Fact]
    public async Task Hub_Always_AttachesItsVpcAndRoutesEveryTableToTheRest()
    {
        var recording = await Recording.Of(() => _ = new TransitHub("uk-transit", new TransitHubArgs
        {
            Region = "eu-west-2",
            Plan = new VpnPlan(64512, 65000, "VpnGw1AZ", [], VpnPlan.PlanTunnels(0)),
            VpcId = "vpc",
            SubnetIds = [Output.Create("subnet-1"), Output.Create("subnet-2")],
            RouteTableIds = ImmutableSortedDictionary<string, Output<string>>.Empty
                .Add("inbound", Output.Create("table-in")).Add("workload", Output.Create("table-work")),
            Remote = [Ipv4Cidr.Parse("172.16.0.0/16"), Ipv4Cidr.Parse("10.20.0.0/16")],
            Tags = Tags,
        }));

        Assert.Equal("64512", recording.Single("aws:ec2transitgateway/transitGateway:TransitGateway")["amazonSideAsn"]);
        Assert.Equal("""["subnet-1","subnet-2"]""", recording.Single("aws:ec2transitgateway/vpcAttachment:VpcAttachment")["subnetIds"]);
        Assert.Equal(
            ["table-in 10.20.0.0/16", "table-in 172.16.0.0/16", "table-work 10.20.0.0/16", "table-work 172.16.0.0/16"],
            recording.Of("aws:ec2/route:Route").Select(route => $"{route.Text("routeTableId")} {route.Text("destinationCidrBlock")}"));
    }

    [Fact]
    public async Task Mesh_ThreeSites_PeersEachPairAndRoutesBothWays()
    {
        var recording = await Recording.Of(() => _ = new TransitMesh("mesh", new TransitMeshArgs
        {
            Peers = [Peer("uk", "eu-west-2", "10.10.0.0/16"), Peer("us", "us-west-2", "10.20.0.0/16"), Peer("sg", "ap-southeast-1", "10.30.0.0/16")],
        }));

        Assert.Equal(
            ["uk-sg eu-west-2 tgw-sg ap-southeast-1", "uk-us eu-west-2 tgw-us us-west-2", "us-sg us-west-2 tgw-sg ap-southeast-1"],
            recording.Of("aws:ec2transitgateway/peeringAttachment:PeeringAttachment")
                .Select(peering => $"{peering.Name} {peering.Text("region")} {peering.Text("peerTransitGatewayId")} {peering.Text("peerRegion")}"));
        Assert.Equal(
            ["ap-southeast-1", "us-west-2", "ap-southeast-1"],
            recording.Of("aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter").Select(accepter => accepter.Text("region")));
        Assert.Equal(
            [
                "sg 10.10.0.0/16 id-of-uk-sg", "sg 10.20.0.0/16 id-of-us-sg", "uk 10.20.0.0/16 id-of-uk-us",
                "uk 10.30.0.0/16 id-of-uk-sg", "us 10.10.0.0/16 id-of-uk-us", "us 10.30.0.0/16 id-of-us-sg",
            ],
            recording.Of("aws:ec2transitgateway/route:Route").Select(route =>
                $"{route.Text("transitGatewayRouteTableId")[6..]} {route.Text("destinationCidrBlock")} {route.Text("transitGatewayAttachmentId")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Warnings_SitesWithVpnsOfTheirOwn_SayThatFailoverDoesNotReach()
    {
        Assert.Equal(
            [
                "CCD0123: Site 'uk' cannot reach 'us': neither their resolver addresses, which its forwarding rule falls back to, nor the instances that services fail over to. Sites reach each other where both have 'link: transitGateway', or both 'link: existing', or where 'vnetToVnet' connects the gateways of their VPNs. Give them one of these.",
                "CCD0123: Site 'us' cannot reach 'uk': neither their resolver addresses, which its forwarding rule falls back to, nor the instances that services fail over to. Sites reach each other where both have 'link: transitGateway', or both 'link: existing', or where 'vnetToVnet' connects the gateways of their VPNs. Give them one of these.",
            ],
            Topologies.Of(("vnetToVnet", "false")).Warnings);
    }

    [Theory]
    [InlineData("transitGateway")]
    [InlineData("existing")]
    [InlineData("vpn")]
    public void Warnings_SitesThatAreJoined_AreNone(string link) =>
        Assert.Empty(Topologies.Of(("sites", Topologies.TwoSites.Replace("\"aws\"", $"\"link\":\"{link}\",\"aws\"", StringComparison.Ordinal))).Warnings);

    [Fact]
    public void Plan_TwoGatewaysOfOneNumber_AreRefused() => Assert.Equal(
        ["CCD0109: 'sites[1].vpn.awsAsn' is 64512, as is 'sites[0].vpn.awsAsn'. Every gateway has a BGP number of its own. Choose another number in Pulumi.dev.yaml."],
        Topologies.Problems(("sites", Topologies.TwoSites.Replace("{\"name\":\"us\"", "{\"name\":\"us\",\"vpn\":{\"awsAsn\":64512}", StringComparison.Ordinal))));

    [Fact]
    public void Plan_TwoSitesOfOneNumber_AreRefused() => Assert.Equal(
        [
            "CCD0109: 'sites[1].vpn.number' is 0, as is that of 'sites[0]'. Every site's tunnels have inside addresses of their own; without a number a site has its position, from 0. Choose another number in Pulumi.dev.yaml.",
        ],
        Topologies.Problems(("sites", Topologies.TwoSites.Replace(
            "{\"name\":\"us\"", "{\"name\":\"us\",\"vpn\":{\"number\":0,\"awsAsn\":64700,\"azureAsn\":65200}", StringComparison.Ordinal))));

    [Fact]
    public async Task Mesh_DetourThatMovesToAnotherPeering_GoesBeforeItsSuccessorComes()
    {
        var recording = await Recording.Of(() => _ = new TransitMesh("mesh", new TransitMeshArgs
        {
            Peers =
            [
                Peer("uk", "eu-west-2", "10.10.0.0/16") with { Detour = Ipv4Cidr.Parse("172.16.0.0/16") },
                Peer("us", "us-west-2", "10.20.0.0/16") with { Detour = Ipv4Cidr.Parse("172.20.0.0/16") },
            ],
        }));

        var detours = recording.Of("aws:ec2transitgateway/route:Route").Where(route => route.Name.Contains("detour", StringComparison.Ordinal)).ToList();
        Assert.Equal(["uk-detour-172.16.0.0-16", "us-detour-172.20.0.0-16"], detours.Select(route => route.Name));
        Assert.All(detours, route => Assert.True(route.Options!.DeleteBeforeReplace));
    }

    [Fact]
    public void Plan_NumberThatAzureKeeps_IsRefused() => Assert.Equal(
        ["CCD0104: 'sites[1].vpn.azureAsn' is 65515. Azure keeps 65515 and 65517 to 65520 for itself. Choose another number in Pulumi.dev.yaml."],
        Topologies.Problems(("sites", Topologies.TwoSites.Replace("{\"name\":\"us\"", "{\"name\":\"us\",\"vpn\":{\"azureAsn\":65515}", StringComparison.Ordinal))));

    private static TransitPeer Peer(string site, string region, string vpc) =>
        new(site, region, Output.Create($"tgw-{site}"), Output.Create($"table-{site}"), [Ipv4Cidr.Parse(vpc)], Tags);
}
