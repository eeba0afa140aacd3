using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Tests.Infra.Topology;

/// <summary>Settings of spokes, alerts, logs and tags.</summary>
public sealed class SpokeAndOptionTests
{
    [Fact]
    public void Plan_SpokeOfAnotherAccount_KnowsItsNumber()
    {
        var spoke = Topologies.Of(("sites", WithSpoke("""{"name":"data","vpcId":"vpc-0a","roleArn":"arn:aws:iam::210987654321:role/dns"}"""))).Sites[0].Aws.Spokes[0];

        Assert.Equal(new VpcSpoke("data", "vpc-0a", null, "210987654321", "arn:aws:iam::210987654321:role/dns"), spoke);
    }

    [Theory]
    [InlineData("""{"vpcId":"vpc-0a"}""", "CCD0102: 'sites[0].aws.spokes[0].name' is missing. Lower-case letters, digits and hyphens are allowed, at most 20, beginning with a letter. Add it in Pulumi.dev.yaml.")]
    [InlineData("""{"name":"data","vpcId":"eni-0a"}""", "CCD0106: 'sites[0].aws.spokes[0].vpcId' is \"eni-0a\". An id is expected, as vpc-0123456789abcdef0. Write the id in Pulumi.dev.yaml.")]
    [InlineData("""{"name":"data","vpcId":"vpc-0a","roleArn":"210987654321"}""", "CCD0106: 'sites[0].aws.spokes[0].roleArn' is \"210987654321\". The ARN of a role is expected, as arn:aws:iam::123456789012:role/dns. Write the ARN in Pulumi.dev.yaml.")]
    [InlineData("""{"name":"data","vpcId":"vpc-0a","cidr":"10.20.1.0/24"}""", "CCD0112: 'sites[0].aws.spokes[0].cidr' is 10.20.1.0/24 and overlaps 10.20.0.0/16 of 'sites[1].aws.vpcCidr'. Networks that are joined have disjoint ranges. Choose another range in Pulumi.dev.yaml.")]
    public void Plan_WrongSpoke_SaysWhatIsAllowedAndWhatToDo(string spoke, string message) =>
        Assert.Contains(message, Topologies.Problems(("sites", WithSpoke(spoke))));

    [Theory]
    [InlineData("alerts", """{"emails":["duty"]}""", "CCD0106: 'alerts.emails[0]' is \"duty\". An e-mail address is expected. Correct it in Pulumi.dev.yaml.")]
    [InlineData("queryLogs", """{"aws":"yes"}""", "CCD0103: 'queryLogs.aws' is \"yes\". true or false is expected. Change it in Pulumi.dev.yaml.")]
    [InlineData("queryLogs", """{"retentionDays":31}""", "CCD0105: 'queryLogs.retentionDays' is 31. CloudWatch Logs keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Write 60 in Pulumi.dev.yaml.")]
    [InlineData("encryption", "customer", "CCD0105: 'encryption' is \"customer\". Allowed is awsManaged, customerKey. Write one of them in Pulumi.dev.yaml.")]
    [InlineData("tags", """{"aws:owner":"x"}""", "CCD0106: 'tags.aws:owner' is \"x\". A tag's name has 1 to 128 characters without <>%&\\?/, and does not begin with aws:, microsoft or cross-cloud-dns:; its value has at most 256. Change the tag in Pulumi.dev.yaml.")]
    [InlineData("sources", """["10.0.0.1/8"]""", "CCD0107: 'sources[0]' is \"10.0.0.1/8\". An IPv4 range without host bits is expected, as 10.10.0.0/16. Write 10.0.0.0/8 in Pulumi.dev.yaml.")]
    [InlineData("sources", """["10.0.0.0/8","172.16.0.0/16"]""", "CCD0128: 'sources' leaves out 172.20.0.0/16 of 'sites[1].azure.vnetCidr'. Every declared network is within one of the sources, for its queries would be dropped. Add a range that covers it in Pulumi.dev.yaml.")]
    [InlineData("protect", "yes", "CCD0103: 'protect' is \"yes\". true or false is expected. Change it in Pulumi.dev.yaml.")]
    public void Plan_WrongOption_SaysWhatIsAllowedAndWhatToDo(string key, string value, string message) =>
        Assert.Contains(message, Topologies.Problems((key, value)));

    [Fact]
    public void Plan_VnetSpokeWithoutAFullId_IsRefused() => Assert.Contains(
        "CCD0106: 'sites[0].azure.spokes[0].vnetId' is \"web\". A full id is expected, as /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…. Write the id in Pulumi.dev.yaml.",
        Topologies.Problems(("sites", Topologies.TwoSites.Replace(
            "\"location\":\"uksouth\"", "\"location\":\"uksouth\",\"spokes\":[{\"name\":\"web\",\"vnetId\":\"web\"}]", StringComparison.Ordinal))));

    private static string WithSpoke(string spoke) =>
        Topologies.TwoSites.Replace("\"region\":\"eu-west-2\"", $$"""
            "region":"eu-west-2","spokes":[{{spoke}}]
            """.Trim(), StringComparison.Ordinal);
}
