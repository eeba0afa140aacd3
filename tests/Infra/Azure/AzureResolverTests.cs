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
        var recording = await Recording.Of(() => Declare(1), preview);

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
        var recording = await Recording.Of(() => Declare(1));

        var outbound = recording.Single("azure-native:dnsresolver:OutboundEndpoint");
        Assert.Equal("""{"id":"vnet/subnets/out"}""", outbound["subnet"]);
        Assert.Equal("\"uk-resolver-name\"", outbound["dnsResolverName"]);
        Assert.Equal(["subnet"], outbound.Options!.ReplaceOnChanges);
        Assert.True(outbound.Options.DeleteBeforeReplace);
        Assert.Equal(1, await Pulumi.Utilities.OutputUtilities.GetValueAsync(outbound.Options.DependsOn.ToOutput().Apply(on => on.Length)));
    }

    [Fact]
    public async Task Outbound_Two_FollowEachOther()
    {
        var recording = await Recording.Of(() => Declare(2));

        var second = recording.Single("azure-native:dnsresolver:OutboundEndpoint", "uk-resolver-outbound-2");
        Assert.Equal("""{"id":"vnet/subnets/out-2"}""", second["subnet"]);
        var before = await Pulumi.Utilities.OutputUtilities.GetValueAsync(second.Options!.DependsOn.ToOutput());
        Assert.Equal("uk-resolver-outbound", Assert.Single(before).GetResourceName());
    }

    [Fact]
    public async Task Resolver_Always_IsInTheVnet()
    {
        var recording = await Recording.Of(() => Declare(1));

        var resolver = recording.Single("azure-native:dnsresolver:DnsResolver");
        Assert.Equal("""{"id":"vnet"}""", resolver["virtualNetwork"]);
        Assert.Equal("\"uksouth\"", resolver["location"]);
    }

    private static void Declare(int outbound) => _ = new AzureResolver("uk-resolver", new AzureResolverArgs
    {
        Side = Topologies.Of().Sites[0].Azure,
        ResourceGroupName = "group",
        VnetId = "vnet",
        InboundSubnetId = "vnet/subnets/in",
        OutboundSubnetIds = [.. Enumerable.Range(0, outbound).Select(index => Output.Create($"vnet/subnets/out{(index == 0 ? "" : "-2")}"))],
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
