using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra;

namespace CrossCloudDns.Tests.Stacks;

[Collection("Pulumi")]
public sealed class LinkDeclarationTests
{
    private const string Propagation = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";

    [Fact]
    public async Task Declare_Vpn_PropagatesRoutesToEveryTable()
    {
        var recording = await Declare("vpn");

        Assert.Equal(
            ["id-of-uk-aws-inbound", "id-of-uk-aws-outbound", "id-of-uk-aws-workload"],
            recording.Of(Propagation).Where(propagation => propagation.Text("region") == "eu-west-2").Select(propagation => propagation.Text("routeTableId")));
        Assert.Equal("\"64512\"", recording.Single("aws:ec2/vpnGateway:VpnGateway", "uk-gateway")["amazonSideAsn"]);
        Assert.Equal("\"id-of-uk-gateway\"", recording.Single("aws:ec2/vpnConnection:VpnConnection", "uk-vpn-1")["vpnGatewayId"]);
        Assert.Empty(recording.Of("aws:ec2transitgateway/transitGateway:TransitGateway"));
    }

    [Fact]
    public async Task Declare_TransitGateway_RoutesEveryTableToTheOtherSiteAndBothVnets()
    {
        var recording = await Declare("transitGateway");

        Assert.Empty(recording.Of(Propagation));
        Assert.Equal(
            ["10.20.0.0/16", "172.16.0.0/16", "172.20.0.0/16"],
            recording.Of("aws:ec2/route:Route").Where(route => route.Text("routeTableId") == "id-of-uk-aws-outbound")
                .Select(route => route.Text("destinationCidrBlock")));
        Assert.Equal("\"id-of-uk-transit\"", recording.Single("aws:ec2/vpnConnection:VpnConnection", "uk-vpn-1")["transitGatewayId"]);
        Assert.Equal(
            """["id-of-uk-aws-transit-1","id-of-uk-aws-transit-2","id-of-uk-aws-transit-3"]""",
            recording.Single("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "uk-transit")["subnetIds"]);
    }

    [Fact]
    public async Task Declare_Existing_DeclaresNoLink()
    {
        var recording = await Declare("existing");

        Assert.DoesNotContain(
            recording.All,
            resource => resource.Type.Contains("vpn", StringComparison.OrdinalIgnoreCase) || resource.Type.Contains("VirtualNetworkGateway", StringComparison.Ordinal));
    }

    private static async Task<Recording> Declare(string link)
    {
        using var settings = SampleSettings.Use(
            "dev", ("sites", Topologies.TwoSites.Replace("\"aws\":", $"\"link\":\"{link}\",\"aws\":", StringComparison.Ordinal)),
            ("azureDomains", """[{"domain":"azure.example.com"}]"""));
        return await Recording.Of(() => CrossCloudDnsProgram.Declare());
    }
}
