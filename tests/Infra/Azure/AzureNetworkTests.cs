using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Azure;

namespace CrossCloudDns.Tests.Infra.Azure;

[Collection("Pulumi")]
public sealed class AzureNetworkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Vnet_Always_HoldsItsSubnetsInline(bool preview)
    {
        var recording = await Recording.Of(Declare, preview);

        var vnet = recording.Single("azure-native:network:VirtualNetwork");
        Assert.Equal("\"uksouth\"", vnet["location"]);
        Assert.Equal("""{"addressPrefixes":["172.16.0.0/16"]}""", vnet["addressSpace"]);
        Assert.Equal(
            """
            [{"addressPrefix":"172.16.1.0/24","name":"workload","privateEndpointNetworkPolicies":"Disabled","privateLinkServiceNetworkPolicies":"Enabled"},{"addressPrefix":"172.16.0.0/28","delegations":[{"name":"dns-resolver","serviceName":"Microsoft.Network/dnsResolvers"}],"name":"dns-inbound","privateEndpointNetworkPolicies":"Disabled","privateLinkServiceNetworkPolicies":"Enabled"},{"addressPrefix":"172.16.0.16/28","delegations":[{"name":"dns-resolver","serviceName":"Microsoft.Network/dnsResolvers"}],"name":"dns-outbound","privateEndpointNetworkPolicies":"Disabled","privateLinkServiceNetworkPolicies":"Enabled"},{"addressPrefix":"172.16.0.64/27","name":"GatewaySubnet","privateEndpointNetworkPolicies":"Disabled","privateLinkServiceNetworkPolicies":"Enabled"}]
            """,
            vnet["subnets"]);
        Assert.Null(vnet["dhcpOptions"]);
    }

    [Fact]
    public async Task ResourceGroup_Always_IsInTheSitesLocation()
    {
        var recording = await Recording.Of(Declare);

        var group = recording.Single("azure-native:resources:ResourceGroup");
        Assert.Equal("\"uksouth\"", group["location"]);
        Assert.Equal(
            """{"cross-cloud-dns:project":"cross-cloud-dns","cross-cloud-dns:site":"uk","cross-cloud-dns:stack":"dev"}""", group["tags"]);
        Assert.Equal("\"uk-azure-name\"", recording.Single("azure-native:network:VirtualNetwork")["resourceGroupName"]);
    }

    private static void Declare() => _ = new AzureNetwork("uk-azure", new AzureNetworkArgs
    {
        Side = Topologies.Of().Sites[0].Azure,
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
