using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Azure;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Azure;

[Collection("Pulumi")]
public sealed class AzureResolverTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Inbound_Always_HasAStaticAddressAndIsReplacedWhenItMoves(bool preview)
    {
        var recording = await Recording.Of(Declare, preview);

        var inbound = recording.Single("azure-native:dnsresolver:InboundEndpoint");
        Assert.Equal(
            """[{"privateIpAddress":"172.16.0.4","privateIpAllocationMethod":"Static","subnet":{"id":"vnet/subnets/in"}}]""",
            inbound["ipConfigurations"]);
        Assert.Equal(["ipConfigurations"], inbound.Options!.ReplaceOnChanges);
        Assert.True(inbound.Options.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Outbound_Always_FollowsInbound()
    {
        var recording = await Recording.Of(Declare);

        var outbound = recording.Single("azure-native:dnsresolver:OutboundEndpoint");
        Assert.Equal("""{"id":"vnet/subnets/out"}""", outbound["subnet"]);
        Assert.Equal("\"uk-resolver-name\"", outbound["dnsResolverName"]);
        Assert.Equal(["subnet"], outbound.Options!.ReplaceOnChanges);
        Assert.True(outbound.Options.DeleteBeforeReplace);
        Assert.Equal(1, await Pulumi.Utilities.OutputUtilities.GetValueAsync(outbound.Options.DependsOn.ToOutput().Apply(on => on.Length)));
    }

    [Fact]
    public async Task Resolver_Always_IsInTheVnet()
    {
        var recording = await Recording.Of(Declare);

        var resolver = recording.Single("azure-native:dnsresolver:DnsResolver");
        Assert.Equal("""{"id":"vnet"}""", resolver["virtualNetwork"]);
        Assert.Equal("\"uksouth\"", resolver["location"]);
    }

    private static void Declare() => _ = new AzureResolver("uk-resolver", new AzureResolverArgs
    {
        Side = Topologies.Of().Sites[0].Azure,
        ResourceGroupName = "group",
        VnetId = "vnet",
        InboundSubnetId = "vnet/subnets/in",
        OutboundSubnetId = "vnet/subnets/out",
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
