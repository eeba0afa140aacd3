using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Aws;

[Collection("Pulumi")]
public sealed class AwsNetworkTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Vpc_Always_HasDnsOnAndAmazonProvidedDns(bool preview)
    {
        var recording = await Recording.Of(() => Declare(), preview);

        var vpc = recording.Single("aws:ec2/vpc:Vpc", "uk-aws");
        Assert.Equal("\"10.10.0.0/16\"", vpc["cidrBlock"]);
        Assert.Equal("\"eu-west-2\"", vpc["region"]);
        Assert.Equal("true", vpc["enableDnsSupport"]);
        Assert.Equal("true", vpc["enableDnsHostnames"]);
        Assert.Equal(
            """{"Name":"uk-aws","cross-cloud-dns:project":"cross-cloud-dns","cross-cloud-dns:site":"uk","cross-cloud-dns:stack":"dev"}""",
            vpc["tags"]);
        var dhcp = recording.Single("aws:ec2/vpcDhcpOptions:VpcDhcpOptions");
        Assert.Equal("""["AmazonProvidedDNS"]""", dhcp["domainNameServers"]);
        Assert.Equal("\"eu-west-2.compute.internal\"", dhcp["domainName"]);
    }

    [Fact]
    public async Task Subnets_NoZonesNamed_AreInTheFirstThreeThatAwsNames()
    {
        var recording = await Recording.Of(() => Declare());

        Assert.Equal(
            [
                "uk-aws-inbound-1 10.10.0.0/28 eu-west-2a", "uk-aws-inbound-2 10.10.0.16/28 eu-west-2b", "uk-aws-inbound-3 10.10.0.32/28 eu-west-2c",
                "uk-aws-workload-1 10.10.1.0/24 eu-west-2a", "uk-aws-workload-2 10.10.2.0/24 eu-west-2b", "uk-aws-workload-3 10.10.3.0/24 eu-west-2c",
            ],
            recording.Of(Subnet).Select(subnet => $"{subnet.Name} {subnet.Text("cidrBlock")} {subnet.Text("availabilityZone")}"));
        var call = Assert.Single(recording.Calls);
        Assert.Equal("eu-west-2", call.Args["region"]);
    }

    [Fact]
    public async Task Subnets_ZonesNamed_AreThereAndAwsIsNotAsked()
    {
        var recording = await Recording.Of(() => Declare("""["eu-west-2b","eu-west-2c"]"""));

        Assert.Equal(
            ["eu-west-2b", "eu-west-2c", "eu-west-2b", "eu-west-2c"], recording.Of(Subnet).Select(subnet => subnet.Text("availabilityZone")));
        Assert.Empty(recording.Calls);
    }

    [Fact]
    public async Task Subnets_TwoZonesInTheAccount_FailAndSayWhatToDo()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Recording.Of(() => Declare(), zones: 2));

        Assert.Contains(
            "eu-west-2 offers this account 2 Availability Zones, and a site takes 3. Name the two that are to be used under 'aws.zones' of the site.",
            error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RouteTables_OfResolverAndWorkload_AreDifferent()
    {
        var recording = await Recording.Of(() => Declare());

        var tables = recording.Of("aws:ec2/routeTableAssociation:RouteTableAssociation")
            .ToLookup(association => association.Text("routeTableId"), association => association.Text("subnetId"), StringComparer.Ordinal);
        Assert.Equal(["id-of-uk-aws-inbound-1", "id-of-uk-aws-inbound-2", "id-of-uk-aws-inbound-3"], tables["id-of-uk-aws-inbound"]);
        Assert.Equal(["id-of-uk-aws-workload-1", "id-of-uk-aws-workload-2", "id-of-uk-aws-workload-3"], tables["id-of-uk-aws-workload"]);
    }

    private static void Declare(string zones = "[]")
    {
        var topology = Topologies.Of(("sites", $$$"""
            [{"name":"uk","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16","zones":{{{zones}}}},
              "azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}}]
            """));
        _ = new AwsNetwork("uk-aws", new AwsNetworkArgs
        {
            Side = topology.Sites[0].Aws,
            Tags = ResourceTags.Of(Deployment.Instance.ProjectName, Deployment.Instance.StackName).ForSite("uk"),
        });
    }
}
