using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra;

namespace CrossCloudDns.Tests.Stacks;

/// <summary>What taking a site out of the settings does to the rest, the first site above all: nothing else may be replaced.</summary>
[Collection("Pulumi")]
public sealed class SiteRemovalTests
{
    private const string Uk = """{"name":"uk","link":"transitGateway","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}}""";
    private const string Us = """{"name":"us","link":"transitGateway","vpn":{"number":1},"aws":{"region":"us-west-2","vpcCidr":"10.20.0.0/16","spokes":[{"name":"data","vpcId":"vpc-0a","roleArn":"arn:aws:iam::210987654321:role/dns"}]},"azure":{"location":"westus2","vnetCidr":"172.20.0.0/16"}}""";
    private const string Sg = """{"name":"sg","link":"transitGateway","vpn":{"number":2},"aws":{"region":"ap-southeast-1","vpcCidr":"10.30.0.0/16"},"azure":{"location":"southeastasia","vnetCidr":"172.24.0.0/16"}}""";

    /// <summary>Properties that follow from which sites there are, and that the services change in place.</summary>
    private static readonly HashSet<string> InPlace =
    [
        "azure-native:dnsresolver:ForwardingRule targetDnsServers", "aws:route53/resolverRule:ResolverRule targetIps",
        "aws:ec2/networkAcl:NetworkAcl ingress", "aws:ec2/networkAcl:NetworkAcl egress", "aws:ec2/securityGroup:SecurityGroup egress",

        // A way round that is followed only while the site's own is lost; its old route is deleted first.
        "aws:ec2transitgateway/route:Route transitGatewayAttachmentId",
    ];

    [Fact]
    public async Task Declare_WithoutTheFirstSite_LeavesEveryOtherSiteAsItWas()
    {
        var before = await Declare(Uk, Us, Sg);
        var after = await Declare(Us, Sg);

        Assert.Empty(Differences(before, after));
    }

    [Fact]
    public async Task Declare_InAnotherOrderWithoutNumbers_WouldChangeTheGateways()
    {
        var before = await Declare(Uk, Us);
        var after = await Declare(Us.Replace("\"vpn\":{\"number\":1},", "", StringComparison.Ordinal));

        Assert.Contains("aws:ec2transitgateway/transitGateway:TransitGateway us-transit amazonSideAsn", Differences(before, after));
    }

    [Fact]
    public async Task Declare_WithoutTheFirstSite_TakesItsAssociationWithTheZoneAway()
    {
        var before = await Declare(Uk, Us);
        var after = await Declare(Us);

        Assert.Equal(["zone-uk", "zone-us", "zone-us-data"], Associations(before));
        Assert.Equal(["zone-us", "zone-us-data"], Associations(after));
    }

    private static IEnumerable<string> Associations(Recording recording) =>
        recording.Of("aws:route53/zoneAssociation:ZoneAssociation").Select(link => link.Name);

    /// <summary>What would be made or changed, other than in place; what goes with a site is not looked at.</summary>
    private static List<string> Differences(Recording before, Recording after) =>
    [
        .. from type in after.All.Select(resource => resource.Type).Distinct(StringComparer.Ordinal)
           let known = before.Of(type).ToDictionary(resource => resource.Name, StringComparer.Ordinal)
           from resource in after.Of(type)
           let was = known.GetValueOrDefault(resource.Name)
           from property in was is null
               ? ["is new"]
               : resource.Inputs.Keys.Where(key => resource[key] != was[key] && resource.Options?.IgnoreChanges.Contains(key) != true)
           where !InPlace.Contains($"{type} {property}")
           select $"{type} {resource.Name} {property}",
    ];

    private static async Task<Recording> Declare(params string[] sites)
    {
        using var settings = SampleSettings.Use(
            "dev", ("sites", $"[{string.Join(',', sites)}]"), ("services", "[]"),
            ("azureDomains", """[{"domain":"azure.example.com"},{"domain":"blob.core.windows.net","zone":"privateLink"}]"""));
        return await Recording.Of(() => CrossCloudDnsProgram.Declare());
    }
}
