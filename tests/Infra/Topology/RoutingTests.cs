namespace CrossCloudDns.Tests.Infra.Topology;

public sealed class RoutingTests
{
    private const string Joined = """
        [{"name":"uk","link":"existing","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}},
         {"name":"us","link":"existing","aws":{"region":"us-west-2","vpcCidr":"10.20.0.0/16"},"azure":{"location":"westus2","vnetCidr":"172.20.0.0/16"}}]
        """;

    [Theory]
    [InlineData("simple", """{"site":"uk","address":"172.16.1.10","check":{}}""", "CCD0119: 'services[0].instances[0].check' has no use here. Route 53 attaches no health check to a simple record, and a load balancer's own health counts. Remove it in Pulumi.dev.yaml.")]
    [InlineData("simple", """{"site":"uk","address":"172.16.1.10","drained":true}""", "CCD0119: 'services[0].instances[0].drained' is true. A simple record knows no health. Remove the instance or choose another routing in Pulumi.dev.yaml.")]
    [InlineData("multivalue", """{"site":"uk","loadBalancer":{"dnsName":"lb.example.org","zoneId":"Z1"}}""", "CCD0119: 'services[0].instances[0].loadBalancer' points to a load balancer. Route 53 takes no alias among several values. Choose another routing in Pulumi.dev.yaml.")]
    [InlineData("weighted", """{"site":"uk","loadBalancer":{"dnsName":"lb.example.org","zoneId":"Z1"},"drained":true}""", "CCD0119: 'services[0].instances[0].drained' is true of a load balancer. A load balancer's own health decides. Drain its targets, or remove the instance in Pulumi.dev.yaml.")]
    [InlineData("weighted", """{"site":"uk","address":"172.16.1.10","loadBalancer":{"dnsName":"lb.example.org","zoneId":"Z1"}}""", "CCD0119: 'services[0].instances[0].address' stands beside 'loadBalancer'. An instance is one or the other. Remove one in Pulumi.dev.yaml.")]
    [InlineData("weighted", """{"site":"uk","address":"172.16.1.10","weight":256,"check":{}}""", "CCD0104: 'services[0].instances[0].weight' is 256. A whole number from 0 to 255 is expected. Lower it in Pulumi.dev.yaml.")]
    [InlineData("failover", """{"site":"uk","address":"172.16.1.10","bias":1,"check":{}}""", "CCD0101: 'services[0].instances[0].bias' is no setting. Allowed here is address, check, cloud, drained, healthyVantages, loadBalancer, site, vantages, weight. Remove it in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","coordinates":{"latitude":51.507,"longitude":0},"check":{}}""", "CCD0103: 'services[0].instances[0].coordinates.latitude' is 51.507. Degrees from -90 to 90 with at most two decimals are expected. Change it in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","coordinates":{"latitude":51.5,"longitude":180.01},"check":{}}""", "CCD0103: 'services[0].instances[0].coordinates.longitude' is 180.01. Degrees from -180 to 180 with at most two decimals are expected. Change it in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","check":{},"vantages":["uk","de"]}""", "CCD0117: 'services[0].instances[0].vantages' holds \"de\". Sites are uk, us. Write uk in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","check":{},"vantages":["uk","us"],"healthyVantages":3}""", "CCD0104: 'services[0].instances[0].healthyVantages' is 3. There are 2 vantages; with more the instance could never be healthy. Lower it in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","cloud":"onPrem","address":"192.168.0.1","check":{}}""", "CCD0118: 'services[0].instances[0].address' is 192.168.0.1. An address within the 'ranges' of a place under 'onPrem' is expected. Correct the address, 'site' or 'cloud' in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","check":{}},{"site":"uk","address":"172.16.1.11","bias":5,"check":{}}""", "CCD0119: 'services[0].instances[1].bias' is 5, but 0 under 'services[0].instances[0]'. Instances of one place have the same bias. Make them equal in Pulumi.dev.yaml.")]
    [InlineData("nearest", """{"site":"uk","address":"172.16.1.10","check":{}},{"site":"uk","address":"172.16.1.10","check":{}}""", "CCD0109: 'services[0].instances[1].address' is 172.16.1.10, as is that of 'services[0].instances[0]'. Instances of a service have different addresses. Remove one in Pulumi.dev.yaml.")]
    public void Plan_InstancesThatDoNotFitTheRouting_SayWhatIsAllowed(string routing, string instances, string message) => Assert.Contains(
        message,
        Topologies.Problems(("sites", Joined), ("services", $$"""[{"name":"app","routing":"{{routing}}","instances":[{{instances}}]}]""")));

    [Fact]
    public void Plan_VantageThatCannotReachTheInstance_IsRefused() => Assert.Contains(
        "CCD0119: 'services[0].instances[0].vantages' holds \"us\", which cannot reach site 'uk'. A vantage reaches what it watches: both sites have 'link: transitGateway', or both 'link: existing', or VPNs and 'vnetToVnet'. Join the sites or remove it in Pulumi.dev.yaml.",
        Topologies.Problems(("services", """[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{},"vantages":["us"]}]}]"""), ("vnetToVnet", "false")));

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Plan_GeoproximityRecords_AreAtMostThirty(int count, int problems)
    {
        var instances = string.Join(',', Enumerable.Range(0, count).Select(index => $$$"""{"site":"uk","address":"172.16.1.{{{10 + index}}}","check":{}}"""));
        var settings = ("services", $$"""[{"name":"app","instances":[{{instances}}]}]""");

        if (problems == 0)
        {
            Assert.Equal(count, Topologies.Of(settings).Services[0].Instances.Length);
        }
        else
        {
            Assert.Equal(
                ["CCD0122: 'services[0].instances' has 31 instances. Route 53 takes at most 30 such records of one name. Remove some in Pulumi.dev.yaml."],
                Topologies.Problems(settings));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public void Warnings_HealthChecksOnePastTheQuota_SaySo(int count)
    {
        var services = string.Join(',', Enumerable.Range(0, count).Select(
            index => $$$"""{"name":"s{{{index}}}","instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}"""));

        Assert.Equal(
            count == 200 ? [] : ["CCD0127: The services need 201 health checks. AWS gives an account 200 unless it is asked for more. Have the quota raised before deploying."],
            Topologies.Of(("sites", Joined), ("services", $"[{services}]")).Warnings);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Plan_Vantages_WantMoreThanHalf(int vantages, int healthy)
    {
        var topology = Topologies.Of(
            ("sites", Joined),
            ("services", $$"""[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{},"vantages":{{(vantages == 1 ? "[\"uk\"]" : "[\"uk\",\"us\"]")}}}]}]"""));

        Assert.Equal(healthy, topology.Services[0].Instances[0].HealthyVantages);
    }

    [Theory]
    [InlineData("A", "172.16.1", "An IPv4 address is expected, as 172.16.1.10")]
    [InlineData("AAAA", "172.16.1.1", "An IPv6 address is expected, as 2001:db8::1")]
    [InlineData("MX", "mail.example.org", "A priority and a name are expected, as 10 mail.example.org")]
    [InlineData("SRV", "1 10 65536 dc.example.org", "Priority, weight, port and a name are expected, as 1 10 5269 server.example.org")]
    [InlineData("CNAME", "-a.example.org", "A domain name is expected")]
    [InlineData("TXT", "\\\"quoted\\\"", "Text of 1 to 4000 characters of ASCII without quotes at its ends is expected")]
    public void Plan_ValueThatTheTypeDoesNotTake_IsRefused(string type, string value, string allowed) => Assert.Contains(
        $"CCD0125: 'records[0].values[0]' is \"{value.Replace("\\", "", StringComparison.Ordinal)}\". {allowed}. Correct it in Pulumi.dev.yaml.",
        Topologies.Problems(("records", $$"""[{"name":"x","type":"{{type}}","values":["{{value}}"]}]""")));

    [Theory]
    [InlineData("""[{"name":"@","type":"CNAME","values":["a.example.org"]}]""", "CCD0125: 'records[0].values' is of a CNAME at the domain itself. A CNAME has one value and stands below the domain. Correct it in Pulumi.dev.yaml.")]
    [InlineData("""[{"name":"x","type":"A","values":["172.16.1.1","172.16.1.1"]}]""", "CCD0125: 'records[0].values' holds the same value twice. Values of a record differ. Remove one in Pulumi.dev.yaml.")]
    [InlineData("""[{"name":"x","type":"A","values":["172.16.1.1"]},{"name":"X","type":"A","values":["172.16.1.2"]}]""", "CCD0106: 'records[1].name' is \"X\". A name below the domain is expected, or @ for the domain itself; * may be its first label. Rename the record in Pulumi.dev.yaml.")]
    [InlineData("""[{"name":"x","type":"A","values":["172.16.1.1"]},{"name":"x","type":"CNAME","values":["a.example.org"]}]""", "CCD0109: 'records[0].name' is \"x\", which is a CNAME too. A CNAME is alone at its name. Rename one or merge them in Pulumi.dev.yaml.")]
    [InlineData("""[{"name":"x","type":"A","values":["172.16.1.1"]},{"name":"x","type":"A","values":["172.16.1.2"]}]""", "CCD0109: 'records[1].name' is \"x\", as is 'records[0].name' of the same type. A name has one record of a type. Rename one or merge them in Pulumi.dev.yaml.")]
    public void Plan_RecordsInEachOthersWay_AreRefused(string records, string message) =>
        Assert.Contains(message, Topologies.Problems(("records", records)));

    [Fact]
    public void Plan_RecordAtAServicesName_IsRefused() => Assert.Contains(
        "CCD0109: 'records[0].name' is \"app\", the name of a service. A service's addresses are its own. Rename one or merge them in Pulumi.dev.yaml.",
        Topologies.Problems(
            ("services", """[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}]"""),
            ("records", """[{"name":"app","type":"A","values":["172.16.1.1"]}]""")));
}
