using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Places;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.Infra.Azure;

[Collection("Pulumi")]
public sealed class AzureZonesTests
{
    private const string Link = "azure-native:privatedns:VirtualNetworkLink";

    [Fact]
    public async Task Zones_ByKind_AreCreatedUnderTheirOwnNamesOrLeftAlone()
    {
        var recording = await Recording.Of(Declare);

        Assert.Equal(
            ["azure.example.com global", "privatelink.blob.core.windows.net global"],
            recording.Of("azure-native:privatedns:PrivateZone").Select(zone => $"{zone.Text("privateZoneName")} {zone.Text("location")}"));
    }

    [Fact]
    public async Task Zones_Always_AreInAGroupThatOutlivesTheSiteItWasMadeBeside()
    {
        var recording = await Recording.Of(Declare);

        var group = recording.Single("azure-native:resources:ResourceGroup", "zones");
        Assert.Equal("\"uksouth\"", group["location"]);
        Assert.Equal(["location"], group.Options!.IgnoreChanges);
        Assert.All(recording.Of("azure-native:privatedns:PrivateZone"), zone => Assert.Equal("zones-name", zone.Text("resourceGroupName")));
    }

    [Fact]
    public async Task Links_OfAPrivateLinkZone_FallBackToPublicAnswers()
    {
        var recording = await Recording.Of(Declare);

        Assert.Equal(
            [
                "zones-azure.example.com-uk Default", "zones-azure.example.com-us Default",
                "zones-privatelink.blob.core.windows.net-uk NxDomainRedirect", "zones-privatelink.blob.core.windows.net-us NxDomainRedirect",
            ],
            recording.Of(Link).Select(link => $"{link.Name} {link.Text("resolutionPolicy")}"));
        Assert.All(recording.Of(Link), link =>
        {
            Assert.Matches("^\"u[ks]\"$", link["virtualNetworkLinkName"]);
            Assert.Equal("false", link["registrationEnabled"]);
            Assert.Equal("\"global\"", link["location"]);
        });
    }

    [Fact]
    public async Task Tags_OfZonesAndLinks_HaveNamesThatAzureDnsKeeps()
    {
        var recording = await Recording.Of(Declare);

        Assert.All(
            recording.Of("azure-native:privatedns:PrivateZone").Concat(recording.Of(Link)),
            resource => Assert.Equal(
                """{"cost_centre":"4711","cross-cloud-dns_project":"cross-cloud-dns","cross-cloud-dns_stack":"dev","tag_1st":"yes"}""", resource["tags"]));
        Assert.Contains("\"cost centre\"", recording.Single("azure-native:resources:ResourceGroup")["tags"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfOneZone_FollowEachOther()
    {
        var recording = await Recording.Of(Declare);

        var second = recording.Single(Link, "zones-azure.example.com-us");
        var before = await OutputUtilities.GetValueAsync(second.Options!.DependsOn.ToOutput());
        Assert.Equal("zones-azure.example.com-uk", Assert.Single(before).GetResourceName());
    }

    private static void Declare() => _ = new AzureZones("zones", new AzureZonesArgs
    {
        Location = AzureLocation.All["uksouth"],
        Domains =
        [
            new AzureDomain(DomainName.Parse("azure.example.com"), AzureZoneKind.Create),
            new AzureDomain(DomainName.Parse("blob.core.windows.net"), AzureZoneKind.PrivateLink),
            new AzureDomain(DomainName.Parse("other.example.com"), AzureZoneKind.Existing),
        ],
        VnetIds = ImmutableSortedDictionary<string, Output<string>>.Empty.Add("uk", Output.Create("vnet-uk")).Add("us", Output.Create("vnet-us")),
        Tags = ResourceTags.Of(
            "cross-cloud-dns", "dev", ImmutableSortedDictionary<string, string>.Empty.Add("cost centre", "4711").Add("1st", "yes")),
    });
}
