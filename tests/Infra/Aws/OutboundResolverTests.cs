using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Aws;

[Collection("Pulumi")]
public sealed class OutboundResolverTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rule_Always_ForwardsToTwoServersAndIsFollowedByTheVpc(bool preview)
    {
        var recording = await Recording.Of(() => Declare(), preview);

        var rule = recording.Single("aws:route53/resolverRule:ResolverRule");
        Assert.Equal("\"FORWARD\"", rule["ruleType"]);
        Assert.Equal("\"azure.example.com\"", rule["domainName"]);
        Assert.Equal("\"uk-outbound-azure_example_com\"", rule["name"]);
        Assert.Equal("""[{"ip":"172.16.0.4","port":53},{"ip":"172.20.0.4","port":53}]""", rule["targetIps"]);
        Assert.Equal("\"vpc-1\"", recording.Single("aws:route53/resolverRuleAssociation:ResolverRuleAssociation")["vpcId"]);
    }

    [Fact]
    public async Task Endpoint_Always_HasAnAddressInEachZone()
    {
        var recording = await Recording.Of(() => Declare());

        var endpoint = recording.Single("aws:route53/resolverEndpoint:ResolverEndpoint");
        Assert.Equal("\"OUTBOUND\"", endpoint["direction"]);
        Assert.Equal(
            """[{"ip":"10.10.0.68","subnetId":"subnet-1"},{"ip":"10.10.0.84","subnetId":"subnet-2"},{"ip":"10.10.0.100","subnetId":"subnet-3"}]""",
            endpoint["ipAddresses"]);
    }

    [Fact]
    public async Task SecurityGroup_Untracked_IsOpenBothWays()
    {
        var group = (await Recording.Of(() => Declare())).Single("aws:ec2/securityGroup:SecurityGroup");

        Assert.Contains("\"cidrBlocks\":[\"0.0.0.0/0\"],\"description\":\"Answers\",\"fromPort\":0", group["ingress"], StringComparison.Ordinal);
        Assert.Contains("\"cidrBlocks\":[\"0.0.0.0/0\"],\"description\":\"DNS\",\"fromPort\":53", group["egress"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecurityGroup_Tracked_LetsNothingInAndNamesTheServers()
    {
        var group = (await Recording.Of(() => Declare(ConnectionTracking.Tracked))).Single("aws:ec2/securityGroup:SecurityGroup");

        Assert.Equal("[]", group["ingress"]);
        Assert.Contains("\"cidrBlocks\":[\"172.16.0.0/12\"]", group["egress"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spokes_OfTwoAccounts_FollowTheRulesThroughAShare()
    {
        var recording = await Recording.Of(() =>
        {
            var account = new Pulumi.Aws.Provider("other", new Pulumi.Aws.ProviderArgs { Region = "eu-west-2" });
            _ = new RuleSpokes("uk-spokes", new RuleSpokesArgs
            {
                Region = "eu-west-2",
                Rules = [new ForwardRule("azure", Output.Create("rule"), Output.Create("arn-of-rule"))],
                Spokes =
                [
                    new VpcSpoke("apps", "vpc-1", null, null, null),
                    new VpcSpoke("data", "vpc-2", null, "210987654321", "arn:aws:iam::210987654321:role/dns"),
                ],
                Accounts = ImmutableDictionary<string, ProviderResource>.Empty.Add("arn:aws:iam::210987654321:role/dns", account),
                Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
            });
        });

        Assert.Equal("\"210987654321\"", recording.Single("aws:ram/principalAssociation:PrincipalAssociation")["principal"]);
        Assert.Equal("\"arn-of-rule\"", recording.Single("aws:ram/resourceAssociation:ResourceAssociation")["resourceArn"]);
        var own = recording.Single("aws:route53/resolverRuleAssociation:ResolverRuleAssociation", "uk-spokes-apps-azure");
        var foreign = recording.Single("aws:route53/resolverRuleAssociation:ResolverRuleAssociation", "uk-spokes-data-azure");
        Assert.Null(own.Options!.Provider);
        Assert.NotNull(foreign.Options!.Provider);
        Assert.Equal("\"vpc-2\"", foreign["vpcId"]);
    }

    [Fact]
    public async Task Spokes_OfTheSameAccount_NeedNoShare()
    {
        var recording = await Recording.Of(() => _ = new RuleSpokes("uk-spokes", new RuleSpokesArgs
        {
            Region = "eu-west-2",
            Rules = [new ForwardRule("azure", Output.Create("rule"), Output.Create("arn-of-rule"))],
            Spokes = [new VpcSpoke("apps", "vpc-1", null, null, null)],
            Accounts = ImmutableDictionary<string, ProviderResource>.Empty,
            Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
        }));

        Assert.Empty(recording.Of("aws:ram/resourceShare:ResourceShare"));
        Assert.Single(recording.Of("aws:route53/resolverRuleAssociation:ResolverRuleAssociation"));
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    public void Name_OfARule_FitsResolver(int length, int expected)
    {
        var name = ResolverName.Of(new string('a', length));

        Assert.Equal(expected, name.Length);
        Assert.NotEqual(ResolverName.Of(new string('a', 65)), ResolverName.Of(new string('a', 66)));
    }

    private static void Declare(ConnectionTracking tracking = ConnectionTracking.Untracked) => _ = new OutboundResolver("uk-outbound", new OutboundResolverArgs
    {
        Side = Topologies.Of().Sites[0].Aws with { Tracking = tracking },
        VpcId = "vpc-1",
        SubnetIds = [Output.Create("subnet-1"), Output.Create("subnet-2"), Output.Create("subnet-3")],
        Servers = [Ipv4Cidr.Parse("172.16.0.0/12")],
        Domains = [new ForwardedDomain(DomainName.Parse("azure.example.com"), [Ipv4Address.Parse("172.16.0.4"), Ipv4Address.Parse("172.20.0.4")])],
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
