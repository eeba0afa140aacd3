using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Tests.Infra.Topology;

public sealed class AddressPlanTests
{
    [Fact]
    public void Plan_Vpc16_PutsDnsIntoItsFirst24()
    {
        var aws = Topologies.Of().Sites[0].Aws;

        Assert.Equal(["10.10.0.0/28", "10.10.0.16/28", "10.10.0.32/28"], aws.InboundSubnets.Select(subnet => subnet.ToString()));
        Assert.Equal(["10.10.0.64/28", "10.10.0.80/28", "10.10.0.96/28"], aws.OutboundSubnets.Select(subnet => subnet.ToString()));
        Assert.Equal(["10.10.0.128/28", "10.10.0.144/28", "10.10.0.160/28"], aws.TransitSubnets.Select(subnet => subnet.ToString()));
        Assert.Equal(["10.10.1.0/24", "10.10.2.0/24", "10.10.3.0/24"], aws.WorkloadSubnets.Select(subnet => subnet.ToString()));
        Assert.Equal(["10.10.0.4", "10.10.0.20", "10.10.0.36"], aws.InboundAddresses.Select(address => address.ToString()));
    }

    [Fact]
    public void Plan_Vnet16_PutsDnsAndGatewayIntoItsFirst24()
    {
        var azure = Topologies.Of().Sites[0].Azure;

        Assert.Equal("172.16.0.0/28", azure.InboundSubnet.ToString());
        Assert.Equal("172.16.0.4", azure.InboundAddress.ToString());
        Assert.Equal("172.16.0.16/28", Assert.Single(azure.OutboundSubnets).ToString());
        Assert.Equal("172.16.0.64/27", azure.GatewaySubnet.ToString());
        Assert.Equal("172.16.1.0/24", azure.WorkloadSubnet.ToString());
    }

    [Theory]
    [InlineData("10.10.0.0/16")]
    [InlineData("10.10.0.0/22")]
    public void Plan_Subnets_AreDisjointAndInsideTheVpc(string vpc)
    {
        var aws = Topologies.Of(("sites", OneSite(vpc, "172.16.0.0/23"))).Sites[0].Aws;
        var subnets = aws.InboundSubnets.Concat(aws.OutboundSubnets).Concat(aws.TransitSubnets).Concat(aws.WorkloadSubnets).ToList();

        Assert.All(subnets, subnet => Assert.True(aws.VpcCidr.Contains(subnet)));
        Assert.All(subnets, subnet => Assert.Single(subnets, other => other.Overlaps(subnet)));
    }

    [Theory]
    [InlineData("10.0.0.0/15", "/16 to /22", "smaller")]
    [InlineData("10.10.0.0/23", "/16 to /22", "larger")]
    public void Plan_VpcOnePastItsSizes_SaysWhichAreAllowed(string vpc, string allowed, string remedy) => Assert.Equal(
        [$"CCD0121: 'sites[0].aws.vpcCidr' is {vpc}. A VPC for this plan is {allowed}. Choose a {remedy} range in Pulumi.dev.yaml."],
        Topologies.Problems(("sites", OneSite(vpc, "172.16.0.0/16"))));

    [Theory]
    [InlineData("172.16.0.0/24", "larger")]
    [InlineData("8.0.0.0/7", "smaller")]
    public void Plan_VnetOnePastItsSizes_SaysWhichAreAllowed(string vnet, string remedy) => Assert.Equal(
        [$"CCD0121: 'sites[0].azure.vnetCidr' is {vnet}. A VNet for this plan is /8 to /23. Choose a {remedy} range in Pulumi.dev.yaml."],
        Topologies.Problems(("sites", OneSite("10.10.0.0/16", vnet))));

    [Fact]
    public void Of_TwoSites_AreOwnAddressesThenTheOtherSites()
    {
        var topology = Topologies.Of();

        Assert.Equal(
            ["10.10.0.4", "10.10.0.20", "10.10.0.36", "10.20.0.4", "10.20.0.20", "10.20.0.36"],
            ForwardingTargets.Of(topology.Sites[0], topology.Sites).Select(address => address.ToString()));
        Assert.Equal(
            ["10.20.0.4", "10.20.0.20", "10.20.0.36", "10.10.0.4", "10.10.0.20", "10.10.0.36"],
            ForwardingTargets.Of(topology.Sites[1], topology.Sites).Select(address => address.ToString()));
    }

    [Theory]
    [InlineData(2, "[]", 6)]
    [InlineData(3, "[\"eu-west-2a\",\"eu-west-2b\"]", 6)]
    public void Plan_SeveralAddressesInAZone_AreOneInEachZoneFirst(int ipsPerZone, string zones, int addresses)
    {
        var aws = Topologies.Of(("sites", Crowded(ipsPerZone, zones))).Sites[0].Aws;

        Assert.Equal(addresses, aws.InboundAddresses.Length);
        Assert.Equal(Enumerable.Range(0, aws.ZoneCount), aws.InboundEndpoint.Take(aws.ZoneCount).Select(pinned => pinned.Subnet));
        Assert.All(aws.InboundEndpoint, pinned => Assert.True(aws.InboundSubnets[pinned.Subnet].Contains(pinned.Address)));
    }

    [Fact]
    public void Plan_MoreAddressesThanAnEndpointHas_AreRefused() => Assert.Equal(
        ["CCD0122: 'sites[0].aws.ipsPerZone' is 3 in 3 zones. An endpoint has at most 6 addresses. Lower it in Pulumi.dev.yaml."],
        Topologies.Problems(("sites", Crowded(3, "[]"))));

    [Theory]
    [InlineData("""["DoH"]""", 1)]
    [InlineData("""["DoH","Do53"]""", 0)]
    [InlineData("""["Do53","DoH-FIPS"]""", 0)]
    [InlineData("""["DoH","DoH-FIPS"]""", 1)]
    [InlineData("""["Do53","Do53"]""", 1)]
    [InlineData("""["DoT"]""", 1)]
    public void Plan_Protocols_AreThoseThatAwsTakesTogether(string protocols, int problems)
    {
        var sites = OneSite("10.10.0.0/16", "172.16.0.0/16").Replace("\"region\"", $"\"protocols\":{protocols},\"region\"", StringComparison.Ordinal);
        if (problems == 0)
        {
            Assert.Single(Topologies.Of(("sites", sites)).Sites);
        }
        else
        {
            Assert.Equal(
                [$"CCD0105: 'sites[0].aws.protocols' is [{protocols.Trim('[', ']').Replace("\"", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal)}]. Do53 is expected, over which Azure asks, alone or with DoH or DoH-FIPS. Write one of these in Pulumi.dev.yaml."],
                Topologies.Problems(("sites", sites)));
        }
    }

    private static string Crowded(int ipsPerZone, string zones) => OneSite("10.10.0.0/16", "172.16.0.0/16")
        .Replace("\"region\"", $"\"ipsPerZone\":{ipsPerZone},\"zones\":{zones},\"region\"", StringComparison.Ordinal);

    private static string OneSite(string vpc, string vnet) => $$$"""
        [{"name":"uk","aws":{"region":"eu-west-2","vpcCidr":"{{{vpc}}}"},"azure":{"location":"uksouth","vnetCidr":"{{{vnet}}}"}}]
        """;
}
