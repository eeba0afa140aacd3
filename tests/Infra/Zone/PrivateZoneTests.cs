using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Zone;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Zone;

[Collection("Pulumi")]
public sealed class PrivateZoneTests
{
    private const string Association = "aws:route53/zoneAssociation:ZoneAssociation";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Zone_TwoSites_IsSeenByBothUnderTheirOwnRegions(bool preview)
    {
        var recording = await Recording.Of(Declare, preview);

        var zone = recording.Single("aws:route53/zone:Zone");
        Assert.Equal("\"internal.example.com\"", zone["name"]);
        Assert.Equal(["vpcs"], zone.Options!.IgnoreChanges);
        Assert.Equal(
            ["zone-uk vpc-uk eu-west-2", "zone-us vpc-us us-west-2"],
            recording.Of(Association).Select(link => $"{link.Name} {link.Text("vpcId")} {link.Text("vpcRegion")}"));
    }

    [Fact]
    public async Task Zone_Always_IsHeldByAVpcInWhichNothingIs()
    {
        var recording = await Recording.Of(Declare);

        var holder = recording.Single("aws:ec2/vpc:Vpc");
        Assert.Equal("""[{"vpcId":"id-of-zone-holder","vpcRegion":"eu-west-2"}]""", recording.Single("aws:route53/zone:Zone")["vpcs"]);
        Assert.Equal(("\"100.127.255.240/28\"", "true", "true"), (holder["cidrBlock"], holder["enableDnsSupport"], holder["enableDnsHostnames"]));
        Assert.Contains("\"cross-cloud-dns:holds\":\"zone\"", holder["tags"], StringComparison.Ordinal);
        Assert.Equal(["region"], holder.Options!.IgnoreChanges);
    }

    [Fact]
    public async Task Soa_Always_LowersTheNegativeTtlAndStaysWithItsZone()
    {
        var recording = await Recording.Of(Declare);

        var soa = recording.Single("aws:route53/record:Record", "zone-soa");
        Assert.Equal("\"SOA\"", soa["type"]);
        Assert.Equal("60", soa["ttl"]);
        Assert.Equal("""["ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 60"]""", soa["records"]);
        Assert.Equal("true", soa["allowOverwrite"]);
        Assert.True(soa.Options!.RetainOnDelete);
    }

    [Fact]
    public async Task Zone_VpcOfAnotherAccount_IsAuthorisedHereAndAssociatedThere()
    {
        var recording = await Recording.Of(() =>
        {
            var account = new Pulumi.Aws.Provider("other", new Pulumi.Aws.ProviderArgs { Region = "eu-west-2" });
            _ = new PrivateZone("zone", new PrivateZoneArgs
            {
                Domain = DomainName.Parse("internal.example.com"),
                Networks = [new ZoneNetwork("uk", "eu-west-2", "vpc-uk"), new ZoneNetwork("uk-data", "eu-west-2", "vpc-data", account)],
                NegativeTtlSeconds = 60,
                Protect = true,
                Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
            });
        });

        var authorised = recording.Single("aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization");
        Assert.Equal("\"vpc-data\"", authorised["vpcId"]);
        Assert.Null(authorised.Options!.Provider);
        var associated = recording.Single("aws:route53/zoneAssociation:ZoneAssociation", "zone-uk-data");
        Assert.NotNull(associated.Options!.Provider);
        var before = await Pulumi.Utilities.OutputUtilities.GetValueAsync(associated.Options.DependsOn.ToOutput());
        Assert.Equal("zone-uk-data", Assert.Single(before).GetResourceName());
        Assert.True(recording.Single("aws:route53/zone:Zone").Options!.Protect);
    }

    private static void Declare() => _ = new PrivateZone("zone", new PrivateZoneArgs
    {
        Domain = DomainName.Parse("internal.example.com"),
        Networks = [new ZoneNetwork("uk", "eu-west-2", "vpc-uk"), new ZoneNetwork("us", "us-west-2", "vpc-us")],
        NegativeTtlSeconds = 60,
        Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
    });
}
