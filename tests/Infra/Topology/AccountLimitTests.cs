namespace CrossCloudDns.Tests.Infra.Topology;

/// <summary>Quotas of a whole stack, at each of them and one past it.</summary>
public sealed class AccountLimitTests
{
    [Theory]
    [InlineData("untracked", "Do53", 9, "A network ACL")]
    [InlineData("tracked", "Do53", 30, "A security group that tracks flows ('sites[0].aws.securityGroup')")]
    [InlineData("tracked", "Do53\",\"DoH", 20, "A security group that tracks flows ('sites[0].aws.securityGroup')")]
    public void Sources_AtTheLimitOfTheirFilter_AreTakenAndOneMoreIsNot(string securityGroup, string protocols, int limit, string who)
    {
        var sites = ("sites", Site($"\"securityGroup\":\"{securityGroup}\",\"protocols\":[\"{protocols}\"]"));

        Assert.Equal(limit, Topologies.Of(sites, ("sources", Sources(limit))).Sources.Length);
        Assert.Equal(
            [$"CCD0122: 'sources' makes {limit + 1} ranges. {who} takes at most {limit}. Name larger ranges that cover them in Pulumi.dev.yaml."],
            Topologies.Problems(sites, ("sources", Sources(limit + 1))));
    }

    [Fact]
    public void Sources_OfAnExistingVpcThatTracksNothing_AreLimitedByTheCheckersGroup()
    {
        var sites = ("sites", Site("""
            "existing":{"vpcId":"vpc-0a","inboundSubnets":[{"id":"subnet-0a","cidr":"10.10.0.0/28"},{"id":"subnet-0b","cidr":"10.10.0.16/28"}],
            "workloadSubnets":[{"id":"subnet-0c","cidr":"10.10.1.0/24"},{"id":"subnet-0d","cidr":"10.10.2.0/24"}]}
            """));

        Assert.Equal(30, Topologies.Of(sites, ("sources", Sources(30))).Sources.Length);
        Assert.Equal(
            ["CCD0122: 'sources' makes 31 ranges. A security group takes at most 30. Name larger ranges that cover them in Pulumi.dev.yaml."],
            Topologies.Problems(sites, ("sources", Sources(31))));
    }

    [Fact]
    public void DeclaredRanges_MoreThanAnAclHolds_HaveToBeCovered()
    {
        var ranges = string.Join(',', Enumerable.Range(0, 8).Select(index => $"\"192.168.{index}.0/24\""));
        var onPrem = ("onPrem", $$"""[{"name":"london","ranges":[{{ranges}}]}]""");

        Assert.Equal(
            ["CCD0122: 'sources' makes 10 ranges. A network ACL takes at most 9. Name larger ranges that cover them in Pulumi.dev.yaml."],
            Topologies.Problems(("sites", Site("")), onPrem));
        Assert.Single(Topologies.Of(("sites", Site("")), onPrem, ("sources", """["0.0.0.0/0"]""")).Sources);
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void ForwardedDomains_AreAsManyAsResolverTakesRules(int count, bool taken)
    {
        var domains = ("azureDomains", $"[{Many(count - 1, index => $$"""{"domain":"d{{index}}.example.net"}""")}]");
        const string OnPrem = """[{"name":"london","ranges":["192.168.0.0/16"],"dnsServers":["192.168.0.53","192.168.1.53"],"domains":["corp.example.com"]}]""";

        AssertTaken(
            taken, "CCD0122: 'azureDomains' makes 1000 domains. Resolver in a Region takes at most 999. Split the stack in Pulumi.dev.yaml.",
            domains, ("onPrem", OnPrem));
    }

    [Theory]
    [InlineData(8998, true)]
    [InlineData(8999, false)]
    public void Records_AndServicesTogether_StayWithinAZone(int records, bool taken)
    {
        (string, string)[] settings =
        [
            ("records", $"[{Many(records, index => $$"""{"name":"r{{index}}","type":"A","values":["192.0.2.1"]}""")}]"),
            ("services", """[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}]"""),
        ];

        AssertTaken(
            taken,
            "CCD0122: 'services' makes 9001 records. A hosted zone (10,000, with room for the program's own) takes at most 9000. Split the stack in Pulumi.dev.yaml.",
            settings);
    }

    [Theory]
    [InlineData(298, true)]
    [InlineData(299, false)]
    public void VpcSpokes_AreAsManyAsAZoneTakesBesideTheSiteAndTheHolder(int count, bool taken) => AssertTaken(
        taken,
        "CCD0122: 'sites' makes 301 VPCs. A private hosted zone, which keeps one for itself, takes at most 300. Split the stack in Pulumi.dev.yaml.",
        Spokes(count));

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void VpcSpokes_ThatAreLogged_AreAsManyAsAQueryLogTakesBesideTheSite(int count, bool taken) => AssertTaken(
        taken,
        "CCD0122: 'sites[0].aws.spokes' makes 101 VPCs with the site's own. A query log takes at most 100. Split the stack in Pulumi.dev.yaml.",
        Spokes(count), ("queryLogs", """{"aws":true}"""));

    [Theory]
    [InlineData(499, true)]
    [InlineData(500, false)]
    public void VnetSpokes_AreAsManyAsARulesetTakesLinks(int count, bool taken)
    {
        const string Vnet = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/web/providers/Microsoft.Network/virtualNetworks/v";
        var spokes = Many(count, index => $$"""{"name":"s{{index}}","vnetId":"{{Vnet}}{{index}}"}""");
        var sites = ("sites", Site("").Replace("\"location\"", $"\"spokes\":[{spokes}],\"location\"", StringComparison.Ordinal));

        AssertTaken(taken, "CCD0122: 'sites[0].azure.spokes' makes 500 VNets. A ruleset takes at most 499. Split the stack in Pulumi.dev.yaml.", sites);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void HealthChecks_AboveWhatAnAccountHas_AreWarnedOf(int count, int warnings)
    {
        var services = Many(count, index => $$$"""{"name":"s{{{index}}}","instances":[{"site":"uk","address":"172.16.1.{{{4 + index}}}","check":{}}]}""");

        var topology = Topologies.Of(("sites", Site("")), ("services", $"[{services}]"));

        Assert.Equal(warnings, topology.Warnings.Count(warning => warning.StartsWith("CCD0127: The services need 201 health checks.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Spokes_OfOneName_AreRefused()
    {
        var sites = ("sites", Site("""
            "spokes":[{"name":"a","vpcId":"vpc-0a"},{"name":"a","vpcId":"vpc-0b"},{"name":"hub","vpcId":"vpc-0c"}]
            """));

        Assert.Equal(
            [
                "CCD0109: 'sites[0].aws.spokes[1].name' is \"a\", as is 'sites[0].aws.spokes[0].name'. Spokes of a site have different names. Rename one in Pulumi.dev.yaml.",
                "CCD0109: 'sites[0].aws.spokes[2].name' is \"hub\", as is the site's own VPC. Spokes of a site have different names. Rename one in Pulumi.dev.yaml.",
            ],
            Topologies.Problems(sites));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void DependentChecks_OfOneEvent_FitIntoTheMemoryThatWasChosen(int count, bool taken)
    {
        var services = Many(count, index => $$$"""
            {"name":"s{{{index}}}","instances":[{"site":"uk","cloud":"aws","address":"10.10.{{{1 + (index / 200)}}}.{{{4 + (index % 200)}}}",
            "check":{"kind":"tcp","port":1{{{(index == 0 ? "" : ",\"dependsOn\":\"s0/uk\"")}}}}}]}
            """);

        AssertTaken(
            taken,
            "CCD0122: 'services[1].instances[0].check.dependsOn' ties 301 checks together, 0 of them over https. One event of a checker of 256 MB has room "
            + "for 300, or 100 over https. Raise 'checker.memoryMb', or let fewer depend on it in Pulumi.dev.yaml.",
            ("sites", Site("")), ("services", $"[{services}]"), ("checker", """{"memoryMb":256}"""));
    }

    private static (string, string) Spokes(int count) =>
        ("sites", Site($"\"spokes\":[{Many(count, index => $$"""{"name":"s{{index}}","vpcId":"vpc-{{index:x}}"}""")}]"));

    private static void AssertTaken(bool taken, string message, params (string Key, string Value)[] settings)
    {
        if (taken)
        {
            Topologies.Of(settings);
        }
        else
        {
            Assert.Equal([message], Topologies.Problems(settings));
        }
    }

    private static string Sources(int count) =>
        $"[\"10.10.0.0/16\",\"172.16.0.0/16\",{Many(count - 2, index => $"\"192.168.{index}.0/24\"")}]";

    private static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static string Site(string aws) =>
        $$$"""[{"name":"uk","link":"existing","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"{{{(aws.Length == 0 ? "" : $",{aws}")}}}},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}}]""";
}
