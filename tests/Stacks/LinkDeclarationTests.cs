using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra;

namespace CrossCloudDns.Tests.Stacks;

[Collection("Pulumi")]
public sealed class LinkDeclarationTests
{
    private const string Propagation = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";
    private const string GatewayConnection = "azure-native:network:VirtualNetworkGatewayConnection";

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

    [Theory]
    [InlineData("vpn", """{"addressPrefixes":["172.16.0.0/16"]}""")]
    [InlineData("transitGateway", """{"addressPrefixes":["172.16.0.0/17","172.16.128.0/17"]}""")]
    public async Task Declare_SitesWithVpns_ConnectsTheirAzureGatewaysInBothDirections(string link, string ukAddressSpace)
    {
        var recording = await Declare(link);

        var pair = recording.Of(GatewayConnection).Where(connection => connection.Text("connectionType") == "Vnet2Vnet").ToList();
        Assert.Equal(
            [
                """{"id":"id-of-uk-vpn-azure"} to {"id":"id-of-us-vpn-azure"} at uksouth, BGP true""",
                """{"id":"id-of-us-vpn-azure"} to {"id":"id-of-uk-vpn-azure"} at westus2, BGP true""",
            ],
            pair.Select(connection =>
                $"{connection["virtualNetworkGateway1"]} to {connection["virtualNetworkGateway2"]} at {connection.Text("location")}, BGP {connection["enableBgp"]}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(2, pair.Count);
        Assert.Single(pair.Select(connection => connection.Text("sharedKey")).Distinct(StringComparer.Ordinal));
        // A transit gateway's static route to the other VNet outlives the peering; what Azure advertises has to be narrower.
        Assert.Equal(ukAddressSpace, recording.Single("azure-native:network:VirtualNetwork", "uk-azure")["addressSpace"]);
    }

    [Theory]
    [InlineData("true", "10.20.0.0/16", "172.20.0.0/16", "172.16.0.0/16")]
    [InlineData("false", "10.20.0.0/16", "172.20.0.0/16")]
    public async Task Declare_TransitGateway_LeadsToItsOwnVnetOverTheOtherSiteWhereGatewaysAreConnected(string vnetToVnet, params string[] ranges)
    {
        var recording = await Declare("transitGateway", ("vnetToVnet", vnetToVnet));

        Assert.Equal(
            ranges.Order(StringComparer.Ordinal),
            recording.Of("aws:ec2transitgateway/route:Route").Where(route => route.Text("region") == "eu-west-2")
                .Select(route => route.Text("destinationCidrBlock")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Declare_VnetToVnetOff_LeavesAzureGatewaysAndAddressSpacesAlone()
    {
        var recording = await Declare("transitGateway", ("vnetToVnet", "false"));

        Assert.DoesNotContain(recording.Of(GatewayConnection), connection => connection.Text("connectionType") == "Vnet2Vnet");
        Assert.Equal("""{"addressPrefixes":["172.16.0.0/16"]}""", recording.Single("azure-native:network:VirtualNetwork", "uk-azure")["addressSpace"]);
    }

    [Fact]
    public async Task Declare_Existing_DeclaresNoLink()
    {
        var recording = await Declare("existing");

        Assert.DoesNotContain(
            recording.All,
            resource => resource.Type.Contains("vpn", StringComparison.OrdinalIgnoreCase) || resource.Type.Contains("VirtualNetworkGateway", StringComparison.Ordinal));
    }

    private static async Task<Recording> Declare(string link, params (string Key, string? Value)[] more)
    {
        using var settings = SampleSettings.Use(
            "dev",
            [
                ("sites", Topologies.TwoSites.Replace("\"aws\":", $"\"link\":\"{link}\",\"aws\":", StringComparison.Ordinal)),
                ("azureDomains", """[{"domain":"azure.example.com"}]"""), .. more,
            ]);
        return await Recording.Of(() => CrossCloudDnsProgram.Declare());
    }
}
