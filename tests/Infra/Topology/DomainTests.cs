namespace CrossCloudDns.Tests.Infra.Topology;

public sealed class DomainTests
{
    [Fact]
    public void Plan_AzureDomainBelowTheStacksWithoutALinkedZone_GoesRoundAndEachHopIsNamed() => Assert.Equal(
        ["CCD0124: 'azureDomains[0].domain' is a.internal.example.com, and a query for it goes round: the VNet's ruleset forwards 'internal.example.com.' to the Route 53 inbound endpoint → the VPC's Resolver rule forwards 'a.internal.example.com.' to the Azure inbound endpoint → the VNet again. A domain that AWS forwards to Azure is not within internal.example.com, or has a private zone that is linked to the VNets. Choose another domain, or 'zone: create' in Pulumi.dev.yaml."],
        Topologies.Problems(("azureDomains", """[{"domain":"a.internal.example.com","zone":"existing"}]""")));

    [Theory]
    [InlineData("""[{"domain":"a.internal.example.com"}]""")]
    [InlineData("""[{"domain":"azure.example.com","zone":"existing"}]""")]
    [InlineData("""[{"domain":"blob.core.windows.net","zone":"privateLink"}]""")]
    public void Plan_AzureDomainThatIsAnswered_IsFine(string domains) =>
        Assert.Single(Topologies.Of(("azureDomains", domains)).AzureDomains);

    [Theory]
    [InlineData("internal.example.com")]
    [InlineData("example.com")]
    public void Plan_AzureZoneOverTheStacksDomain_WouldHideIt(string domain) => Assert.Contains(
        $"CCD0126: 'azureDomains[0].domain' is {domain}, and its private zone covers internal.example.com. Azure answers from a linked private zone without asking any rule, so names of the stack's domain would not exist there. Choose a domain beside or below it in Pulumi.dev.yaml.",
        Topologies.Problems(("azureDomains", $$"""[{"domain":"{{domain}}"}]""")));

    [Theory]
    [InlineData("azureDomains", """[{"domain":"privatelink.blob.core.windows.net","zone":"privateLink"}]""", "CCD0115: 'azureDomains[0].domain' is \"privatelink.blob.core.windows.net\". For Private Link the public suffix is forwarded, because that is what clients ask for. Write blob.core.windows.net in Pulumi.dev.yaml.")]
    [InlineData("azureDomains", """[{"domain":"azure"}]""", "CCD0115: 'azureDomains[0].domain' is \"azure\". An Azure private zone has at least two labels. Lengthen it, or write 'zone: existing' in Pulumi.dev.yaml.")]
    [InlineData("azureDomains", """[{"domain":"a.example.com"},{"domain":"A.example.com."}]""", "CCD0109: 'azureDomains[1].domain' is a.example.com, as is 'azureDomains[0].domain'. Each domain is answered in one place. Remove one in Pulumi.dev.yaml.")]
    [InlineData("onPrem", """[{"name":"hq","ranges":["192.168.0.0/16"],"dnsServers":["192.168.0.53"],"domains":["corp.example.com"]}]""", "CCD0119: 'onPrem[0].dnsServers' has 1 addresses. Two to six servers are expected: with one, its loss takes the domain away. Name at least two servers in Pulumi.dev.yaml.")]
    [InlineData("onPrem", """[{"name":"hq","ranges":["192.168.0.0/16"],"dnsServers":["192.168.0.53","192.168.1.53"],"domains":["internal.example.com"]}]""", "CCD0124: 'onPrem[0].domains' holds internal.example.com, which Route 53 answers. The stack's own domain is answered by its private zone alone. Remove it in Pulumi.dev.yaml.")]
    [InlineData("onPrem", """[{"name":"hq"}]""", "CCD0102: 'onPrem[0].ranges' is missing. The networks of the place are expected, as [192.168.0.0/16]. Add it in Pulumi.dev.yaml.")]
    [InlineData("onPrem", """[{"name":"hq","ranges":["10.10.128.0/17"]}]""", "CCD0112: 'onPrem[0].ranges[0]' is 10.10.128.0/17 and overlaps 10.10.0.0/16 of 'sites[0].aws.vpcCidr'. Networks that are joined have disjoint ranges. Choose another range in Pulumi.dev.yaml.")]
    [InlineData("onPrem", """[{"name":"hq","ranges":["192.168.0.0/16"]},{"name":"hq","ranges":["192.169.0.0/16"]}]""", "CCD0109: 'onPrem[1].name' is \"hq\", as is 'onPrem[0].name'. Places have different names. Rename one in Pulumi.dev.yaml.")]
    public void Plan_WrongDomain_SaysWhatIsAllowedAndWhatToDo(string key, string value, string message) =>
        Assert.Contains(message, Topologies.Problems((key, value)));
}
