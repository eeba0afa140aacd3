using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Tests.Infra.Aws;

[Collection("Pulumi")]
public sealed class ResolverAclTests
{
    private const string Acl = "aws:ec2/networkAcl:NetworkAcl";

    [Fact]
    public async Task Acl_Untracked_LetsOnlyTheSourcesAskAndBeAnswered()
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Untracked, outbound: false));

        var acl = recording.Single(Acl);
        Assert.Equal("uk-aws-inbound", acl.Name);
        Assert.Equal("""["id-of-uk-aws-inbound-1","id-of-uk-aws-inbound-2","id-of-uk-aws-inbound-3"]""", acl["subnetIds"]);
        Assert.Equal(
            """
            [{"action":"allow","cidrBlock":"10.0.0.0/8","fromPort":53,"protocol":"udp","ruleNo":100,"toPort":53},{"action":"allow","cidrBlock":"10.0.0.0/8","fromPort":53,"protocol":"tcp","ruleNo":110,"toPort":53},{"action":"allow","cidrBlock":"172.16.0.0/12","fromPort":53,"protocol":"udp","ruleNo":120,"toPort":53},{"action":"allow","cidrBlock":"172.16.0.0/12","fromPort":53,"protocol":"tcp","ruleNo":130,"toPort":53}]
            """,
            acl["ingress"]);
        Assert.Contains("\"fromPort\":1024,\"protocol\":\"udp\",\"ruleNo\":100,\"toPort\":65535", acl["egress"], StringComparison.Ordinal);
        Assert.Contains("\"fromPort\":1024,\"protocol\":\"tcp\",\"ruleNo\":110,\"toPort\":65535", acl["egress"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acl_OfOutboundSubnets_LetsThemAskAndBeAnswered()
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Untracked, outbound: true));

        var acl = recording.Single(Acl, "uk-aws-outbound");
        Assert.Contains("\"cidrBlock\":\"172.16.0.4/32\",\"fromPort\":53,\"protocol\":\"udp\",\"ruleNo\":100,\"toPort\":53", acl["egress"], StringComparison.Ordinal);
        Assert.Contains("\"fromPort\":1024,\"protocol\":\"udp\",\"ruleNo\":100,\"toPort\":65535", acl["ingress"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acl_Tracked_IsLeftToTheSecurityGroup()
    {
        var recording = await Recording.Of(() => Declare(ConnectionTracking.Tracked, outbound: true));

        Assert.Empty(recording.Of(Acl));
    }

    [Fact]
    public void Numbered_MostSources_LeaveRoomForTheRuleOfAws()
    {
        var ranges = Enumerable.Range(0, AccountLimits.MaximumSources).Select(index => Ipv4Cidr.Parse($"10.{index}.0.0/16")).ToImmutableArray();

        var rules = ResolverAcl.Answers(ranges, ResolverAcl.DnsAndDoh);
        Assert.InRange(rules.Numbered(rules.In).Count(), 1, 19);
        Assert.InRange(rules.Numbered(rules.Out).Count(), 1, 19);
    }

    private static void Declare(ConnectionTracking tracking, bool outbound) => _ = new AwsNetwork("uk-aws", new AwsNetworkArgs
    {
        Side = Topologies.Of().Sites[0].Aws with { Tracking = tracking },
        Servers = outbound ? [Ipv4Cidr.Parse("172.16.0.4/32"), Ipv4Cidr.Parse("172.20.0.4/32")] : [],
        Sources = [Ipv4Cidr.Parse("10.0.0.0/8"), Ipv4Cidr.Parse("172.16.0.0/12")],
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
