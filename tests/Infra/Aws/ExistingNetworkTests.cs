using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.Infra.Aws;

[Collection("Pulumi")]
public sealed class ExistingNetworkTests
{
    private const string Sites = """
        [{"name":"uk","link":"existing",
          "aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/24","existing":{"vpcId":"vpc-0a","routeTableIds":["rtb-1"],"monitoringEndpoint":"existing",
            "inboundSubnets":[{"id":"subnet-1","cidr":"10.10.0.0/28"},{"id":"subnet-2","cidr":"10.10.0.16/28"}],
            "workloadSubnets":[{"id":"subnet-3","cidr":"10.10.0.64/26"},{"id":"subnet-4","cidr":"10.10.0.128/26"}]}},
          "azure":{"location":"uksouth","vnetCidr":"172.16.0.0/24","existing":{"resourceGroup":"dns","inboundAddress":"172.16.0.5",
            "vnetId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v",
            "inboundSubnetId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/in",
            "outboundSubnetId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/out"}}}]
        """;

    [Fact]
    public async Task Vpc_AsTheSettingsSay_IsUsedAndNotDeclared()
    {
        Output<string>[] found = [];
        var recording = await Recording.Of(() =>
        {
            var ids = new ExistingAwsNetwork("uk-aws", Plan().Sites[0].Aws).Ids;
            found = [ids.VpcId, .. ids.InboundSubnetIds, .. ids.OutboundSubnetIds, .. ids.WorkloadSubnetIds];
        });

        Assert.Equal(
            ["vpc-0a", "subnet-1", "subnet-2", "subnet-1", "subnet-2", "subnet-3", "subnet-4"],
            await Task.WhenAll(found.Select(id => OutputUtilities.GetValueAsync(id))));
        Assert.DoesNotContain(recording.All, resource => resource.Type == "aws:ec2/routeTable:RouteTable");
    }

    [Theory]
    [InlineData("vpc-0a", "cidrBlock", "10.99.0.0/16", "vpc-0a has the range 10.99.0.0/16, not 10.10.0.0/24. Correct 'aws.vpcCidr' of the site.")]
    [InlineData("subnet-1", "cidrBlock", "10.10.0.32/28", "subnet-1 has the range 10.10.0.32/28, not 10.10.0.0/28. Correct its 'cidr' under 'aws.existing' of the site.")]
    public async Task Vpc_UnlikeTheSettings_FailsAndSaysWhere(string id, string property, string value, string message)
    {
        var recording = new Recording { Overrides = { [id] = (property, value) } };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => recording.Run(() =>
        {
            var ids = new ExistingAwsNetwork("uk-aws", Plan().Sites[0].Aws).Ids;
            _ = new Pulumi.Aws.Ec2.RouteTable("use", new() { VpcId = ids.VpcId, Tags = { ["subnet"] = ids.InboundSubnetIds[0] } });
        }));

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vpc_WithoutDnsHostnames_Fails()
    {
        var recording = new Recording { Overrides = { ["vpc-0a"] = ("enableDnsHostnames", false) } };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => recording.Run(() =>
            _ = new Pulumi.Aws.Ec2.RouteTable("use", new() { VpcId = new ExistingAwsNetwork("uk-aws", Plan().Sites[0].Aws).VpcId })));

        Assert.Contains("A VPC that sees a private zone needs both.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vnet_AsTheSettingsSay_IsUsed()
    {
        Output<string>? vnet = null;
        await Recording.Of(() => vnet = new ExistingAzureNetwork("uk-azure", Plan().Sites[0].Azure).Ids.VnetId);

        Assert.EndsWith("/virtualNetworks/v", await OutputUtilities.GetValueAsync(vnet!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("location", "ukwest", "is in ukwest, not in uksouth.")]
    [InlineData("addressSpace", "10.0.0.0/8", "has the ranges 10.0.0.0/8, not 172.16.0.0/24.")]
    [InlineData("dhcpOptions", "10.0.0.53", "uses the DNS servers 10.0.0.53.")]
    public async Task Vnet_UnlikeTheSettings_FailsAndSaysWhy(string property, string value, string message)
    {
        const string id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v";
        object state = property switch
        {
            "addressSpace" => new Dictionary<string, object> { ["addressPrefixes"] = new[] { value } },
            "dhcpOptions" => new Dictionary<string, object> { ["dnsServers"] = new[] { value } },
            _ => value,
        };
        var recording = new Recording { Overrides = { [id] = (property, state) } };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => recording.Run(() =>
            _ = new Pulumi.Aws.Ec2.RouteTable("use", new() { VpcId = new ExistingAzureNetwork("uk-azure", Plan().Sites[0].Azure).VnetId })));

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"vpcId\":\"vpc-0a\",", "", "CCD0102: 'sites[0].aws.existing.vpcId' is missing. An id is expected, as vpc-0123456789abcdef0. Add it in Pulumi.dev.yaml.")]
    [InlineData("vpc-0a", "my-vpc", "CCD0106: 'sites[0].aws.existing.vpcId' is \"my-vpc\". An id is expected, as vpc-0123456789abcdef0. Write the id in Pulumi.dev.yaml.")]
    [InlineData("10.10.0.16/28", "10.10.1.16/28", "CCD0121: 'sites[0].aws.existing.inboundSubnets[1].cidr' is 10.10.1.16/28. A range of /28 or larger within 10.10.0.0/24 is expected. Correct it, or 'vpcCidr' in Pulumi.dev.yaml.")]
    [InlineData(",{\"id\":\"subnet-2\",\"cidr\":\"10.10.0.16/28\"}", "", "CCD0113: 'sites[0].aws.existing.inboundSubnets' has 1 subnets. Two or three in different zones are expected. Name two or three subnets in Pulumi.dev.yaml.")]
    [InlineData("\"link\":\"existing\"", "\"link\":\"vpn\"", "CCD0102: 'sites[0].azure.existing.gatewaySubnetId' is missing. A VPN needs the VNet's GatewaySubnet. Add it in Pulumi.dev.yaml.")]
    [InlineData("\"link\":\"existing\"", "\"link\":\"transitGateway\"", "CCD0102: 'sites[0].aws.existing.transitSubnets' is missing. A transit gateway needs a subnet in each zone. Add it in Pulumi.dev.yaml.")]
    [InlineData("\"location\":\"uksouth\"", "\"location\":\"uksouth\",\"outboundEndpoints\":2", "CCD0102: 'sites[0].azure.existing.secondOutboundSubnetId' is missing. A second outbound endpoint needs a subnet of its own. Add it in Pulumi.dev.yaml.")]
    public void Plan_ExistingNetworkThatLacksSomething_SaysWhat(string replace, string by, string message) =>
        Assert.Contains(message, Topologies.Problems(("sites", Sites.Replace(replace, by, StringComparison.Ordinal))));

    private static DnsTopology Plan() => Topologies.Of(("sites", Sites));
}
