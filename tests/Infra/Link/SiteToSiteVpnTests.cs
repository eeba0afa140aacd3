using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Link;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Link;

[Collection("Pulumi")]
public sealed class SiteToSiteVpnTests
{
    private const string Instance = "/subscriptions/subscription/resourceGroups/group/providers/Microsoft.Network/virtualNetworkGateways/dev-uk/ipConfigurations/instance";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gateway_Always_IsActiveActiveWithTwoInsideAddressesOnEachInstance(bool preview)
    {
        var recording = await Recording.Of(Declare, preview);

        var gateway = recording.Single("azure-native:network:VirtualNetworkGateway");
        Assert.Equal("true", gateway["activeActive"]);
        Assert.Equal("true", gateway["enableBgp"]);
        Assert.Equal("""{"name":"VpnGw1AZ","tier":"VpnGw1AZ"}""", gateway["sku"]);
        Assert.Equal("\"dev-uk\"", gateway["virtualNetworkGatewayName"]);
        Assert.Equal(
            $$$"""{"asn":65000,"bgpPeeringAddresses":[{"customBgpIpAddresses":["169.254.21.2","169.254.22.2"],"ipconfigurationId":"{{{Instance}}}0"},{"customBgpIpAddresses":["169.254.21.6","169.254.22.6"],"ipconfigurationId":"{{{Instance}}}1"}]}""",
            gateway["bgpSettings"]);
        Assert.Equal(TimeSpan.FromMinutes(90), gateway.Options!.CustomTimeouts!.Create);
        Assert.True(gateway.Options.DeleteBeforeReplace);
        Assert.All(recording.Of("azure-native:network:PublicIPAddress"), address =>
        {
            Assert.Equal("""["1","2","3"]""", address["zones"]);
            Assert.Equal("""{"name":"Standard"}""", address["sku"]);
            Assert.Equal("\"Static\"", address["publicIPAllocationMethod"]);
        });
    }

    [Fact]
    public async Task Connections_ToAws_AreTwoWithFourStartedTunnels()
    {
        var recording = await Recording.Of(Declare);

        Assert.Equal(
            ["uk-vpn-1 address-of-uk-vpn-azure-1 65000", "uk-vpn-2 address-of-uk-vpn-azure-2 65000"],
            recording.Of("aws:ec2/customerGateway:CustomerGateway")
                .Select(gateway => $"{gateway.Name} {gateway.Text("ipAddress")} {gateway.Text("bgpAsn")}"));
        Assert.Equal(
            ["169.254.21.0/30 169.254.22.0/30", "169.254.21.4/30 169.254.22.4/30"],
            recording.Of("aws:ec2/vpnConnection:VpnConnection")
                .Select(connection => $"{connection.Text("tunnel1InsideCidr")} {connection.Text("tunnel2InsideCidr")}"));
        Assert.All(recording.Of("aws:ec2/vpnConnection:VpnConnection"), connection =>
        {
            Assert.Equal("\"gateway\"", connection["vpnGatewayId"]);
            Assert.Null(connection["transitGatewayId"]);
            foreach (var tunnel in new[] { "tunnel1", "tunnel2" })
            {
                Assert.Equal("\"start\"", connection[$"{tunnel}StartupAction"]);
                Assert.Equal("\"restart\"", connection[$"{tunnel}DpdTimeoutAction"]);
                Assert.Equal("""["ikev2"]""", connection[$"{tunnel}IkeVersions"]);
                Assert.Equal("""["AES256"]""", connection[$"{tunnel}Phase1EncryptionAlgorithms"]);
                Assert.Equal("[14]", connection[$"{tunnel}Phase1DhGroupNumbers"]);
                Assert.Equal("""["AES256-GCM-16"]""", connection[$"{tunnel}Phase2EncryptionAlgorithms"]);
                Assert.Matches("^[A-Za-z1-9._][A-Za-z0-9._-]{7,63}$", connection.Text($"{tunnel}PresharedKey"));
            }
        });
    }

    [Fact]
    public async Task Connections_ToAzure_ShareTheTunnelsKeyAndNameItsInsideAddress()
    {
        var recording = await Recording.Of(Declare);

        var tunnels = recording.Of("azure-native:network:VirtualNetworkGatewayConnection").ToList();
        Assert.Equal(
            [
                "uk-vpn-1-tunnel-1 169.254.21.2 169.254.21.6", "uk-vpn-1-tunnel-2 169.254.22.2 169.254.21.6",
                "uk-vpn-2-tunnel-1 169.254.21.2 169.254.21.6", "uk-vpn-2-tunnel-2 169.254.21.2 169.254.22.6",
            ],
            tunnels.Select(tunnel => $"{tunnel.Name} {string.Join(' ', tunnel["gatewayCustomBgpIpAddresses"]!
                .Split("customBgpIpAddress\":\"").Skip(1).Select(part => part.Split('"')[0]))}"));
        Assert.All(tunnels, tunnel =>
        {
            Assert.Equal("\"IPsec\"", tunnel["connectionType"]);
            Assert.Equal("\"IKEv2\"", tunnel["connectionProtocol"]);
            Assert.Equal("true", tunnel["enableBgp"]);
            Assert.Equal($"ksecret-of-{tunnel.Name}", tunnel.Text("sharedKey"));
            Assert.Equal(
                """[{"dhGroup":"DHGroup14","ikeEncryption":"AES256","ikeIntegrity":"SHA256","ipsecEncryption":"GCMAES256","ipsecIntegrity":"GCMAES256","pfsGroup":"PFS2048","saDataSizeKilobytes":102400000,"saLifeTimeSeconds":3600}]""",
                tunnel["ipsecPolicies"]);
        });
        Assert.Equal(
            [
                "tunnel1-of-uk-vpn-1 {\"asn\":64512,\"bgpPeeringAddress\":\"169.254.21.1\"}",
                "tunnel2-of-uk-vpn-1 {\"asn\":64512,\"bgpPeeringAddress\":\"169.254.22.1\"}",
                "tunnel1-of-uk-vpn-2 {\"asn\":64512,\"bgpPeeringAddress\":\"169.254.21.5\"}",
                "tunnel2-of-uk-vpn-2 {\"asn\":64512,\"bgpPeeringAddress\":\"169.254.22.5\"}",
            ],
            recording.Of("azure-native:network:LocalNetworkGateway")
                .Select(gateway => $"{gateway.Text("gatewayIpAddress")} {gateway["bgpSettings"]}"));
    }

    [Fact]
    public async Task Keys_OfTheSameTunnel_AreEqualOnBothSidesAndOnesOfTheirOwn()
    {
        var recording = await Recording.Of(Declare);

        var aws = recording.Of("aws:ec2/vpnConnection:VpnConnection")
            .SelectMany(connection => new[] { connection.Text("tunnel1PresharedKey"), connection.Text("tunnel2PresharedKey") }).ToList();
        Assert.Equal(aws, recording.Of("azure-native:network:VirtualNetworkGatewayConnection").Select(tunnel => tunnel.Text("sharedKey")));
        Assert.Equal(4, aws.Distinct().Count());
        Assert.All(recording.Of("random:index/randomPassword:RandomPassword"), key => Assert.Equal("false", key["special"]));
    }

    [Fact]
    public async Task Keys_Always_AreSecret()
    {
        Task<bool>? secret = null;
        await Recording.Of(() =>
        {
            var parent = new ComponentResource("test:test:Parent", "parent");
            secret = Output.IsSecretAsync(PresharedKey.Declare("key", parent));
        });

        Assert.True(await secret!);
    }

    [Theory]
    [InlineData(0, "169.254.21.0/30", "169.254.22.4/30")]
    [InlineData(31, "169.254.21.248/30", "169.254.22.252/30")]
    public void PlanTunnels_FirstAndLastSite_StayInAzuresRange(int site, string first, string last)
    {
        var tunnels = VpnPlan.PlanTunnels(site);

        Assert.Equal(4, tunnels.Length);
        Assert.Equal(first, tunnels[0].Inside.ToString());
        Assert.Equal(last, tunnels[3].Inside.ToString());
    }

    [Fact]
    public void PlanTunnels_AllSites_AreDistinct() =>
        Assert.Equal(128, Enumerable.Range(0, 32).SelectMany(site => VpnPlan.PlanTunnels(site)).Select(tunnel => tunnel.Inside).Distinct().Count());

    private static void Declare() => _ = new SiteToSiteVpn("uk-vpn", new SiteToSiteVpnArgs
    {
        Region = "eu-west-2",
        Location = "uksouth",
        Plan = new VpnPlan(64512, 65000, "VpnGw1AZ", ["1", "2", "3"], VpnPlan.PlanTunnels(0)),
        VpnGatewayId = "gateway",
        GatewayName = "dev-uk",
        SubscriptionId = "subscription",
        ResourceGroupName = "group",
        GatewaySubnetId = "subnet",
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
