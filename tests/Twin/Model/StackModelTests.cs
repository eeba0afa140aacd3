using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Model;

public class StackModelTests
{
    private static readonly StackModel Model = TwoSites.Build().Read();
    private static readonly string[] Values = ["192.0.2.1"];

    [Fact]
    public void Read_TwoSites_UnderstandsEverything() => Assert.Empty(Model.NotUnderstood);

    [Fact]
    public void Read_TwoSites_PairsRegionsByTag() =>
        Assert.Equal(
            [("uk", "eu-west-2", "uksouth", 1, 1), ("us", "us-west-2", "westus2", 1, 1)],
            Model.Sites.Select(site => (site.Name, site.AwsRegion!, site.AzureLocation!, site.VpcIds.Length, site.VirtualNetworkIds.Length)));

    [Rule("RES-13")]
    [Fact]
    public void Read_InboundEndpoints_HaveTheirAddressesZonesAndBudget()
    {
        var uk = Assert.Single(Model.ResolverEndpoints, endpoint => endpoint.Site == "uk");
        Assert.Equal(ResolverDirection.Inbound, uk.Direction);
        Assert.Equal(["10.10.0.4", "10.10.0.20", "10.10.0.36"], uk.Addresses.Select(address => address.Address.ToString()));
        Assert.Equal(["eu-west-2a", "eu-west-2b", "eu-west-2c"], uk.Addresses.Select(address => address.AvailabilityZone));
        Assert.False(uk.Tracked);
        Assert.Equal(10_000, uk.QueriesPerSecondPerAddress);
    }

    [Fact]
    public void Read_ForwardingRules_KeepTheOrderOfTheirTargets()
    {
        var ruleset = Assert.Single(Model.ForwardingRulesets, ruleset => ruleset.Name == "ruleset-us");
        var rule = Assert.Single(ruleset.Rules);
        Assert.Equal(DomainName.Parse(TwoSites.Zone), rule.Domain);
        Assert.Equal(
            ["10.20.0.4:53", "10.20.0.20:53", "10.20.0.36:53", "10.10.0.4:53", "10.10.0.20:53", "10.10.0.36:53"],
            rule.Targets.Select(target => target.ToString()));
        Assert.Equal([Model.VirtualNetworks.Single(network => network.Site == "us").Id], ruleset.VirtualNetworkIds);
    }

    [Fact]
    public void Read_Zone_IsAssociatedInlineAndByAssociation()
    {
        var zone = Assert.Single(Model.HostedZones);
        Assert.Equal(Model.Vpcs.Select(vpc => vpc.Id).Order(), zone.VpcIds.Order());
        Assert.Equal(
            [new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion("eu-west-2"), 0), new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion("us-west-2"), 0)],
            zone.RecordSets.Select(set => set.Policy));
    }

    [Fact]
    public void Read_HealthChain_IsJoinedFromTargetToRecord()
    {
        var schedule = Assert.Single(Model.Schedules, schedule => schedule.Site == "uk");
        var target = Assert.Single(schedule.Targets);
        var alarm = Assert.Single(Model.Alarms, alarm => alarm.Settings.Metric.Equals(schedule.HealthyMetric(target.Id)));
        var check = Assert.Single(Model.HealthChecks, check => check.Kind is HealthCheckKind.CloudWatchMetric kind && kind.AlarmName == alarm.Name);
        Assert.Contains(Model.HostedZones.Single().RecordSets, set => set.HealthCheckId == check.Id && set.SetIdentifier == "uk");
        Assert.Equal(TimeSpan.FromMinutes(1), schedule.Interval);
        Assert.Equal(Model.Functions.Single(function => function.Site == "uk").Id, schedule.FunctionId);
    }

    [Fact]
    public void Read_Instances_AreTheCheckersTargetsInTheirNetworks()
    {
        var uk = Assert.Single(Model.Instances, instance => instance.Id == "app/uk");
        Assert.Equal(IPAddress.Parse("172.16.1.10"), uk.Address);
        Assert.Equal("uk", uk.Site);
        Assert.Equal(Model.VirtualNetworks.Single(network => network.Site == "uk").Id, uk.NetworkId);
    }

    [Fact]
    public void Read_SameStackTwice_GivesEqualParts()
    {
        var again = TwoSites.Build().Read();
        Assert.Equal(Model.Instances.AsEnumerable(), again.Instances);
        Assert.Equal(Model.Alarms.AsEnumerable(), again.Alarms);
    }

    [Rule("RES-20")]
    [Theory]
    [InlineData("aws:route53/profilesProfile:ProfilesProfile")]
    [InlineData("aws:route53/resolverFirewallRule:ResolverFirewallRule")]
    [InlineData("aws:cloudwatch/compositeAlarm:CompositeAlarm")]
    [InlineData("azure-native:dnsresolver:DnsSecurityRule")]
    public void Read_TypeThatMattersAndIsNotModelled_IsListed(string type)
    {
        var stack = TwoSites.Build();
        stack.Add(type, "other", new { });
        Assert.Equal(type, Assert.Single(stack.Read().NotUnderstood).Type);
    }

    [Fact]
    public void Read_TypeThatDoesNotMatter_IsPassedOver()
    {
        var stack = TwoSites.Build();
        stack.Add("aws:s3/bucket:Bucket", "logs", new { });
        Assert.Empty(stack.Read().NotUnderstood);
    }

    [Fact]
    public void Read_AzureTokensOfOtherVersions_AreTheSameTypes()
    {
        var stack = new StackBuilder();
        var network = stack.Add("azure-native:network/v20240501:VirtualNetwork", "vnet", new { location = "UK South", addressSpace = new { addressPrefixes = new[] { "172.16.0.0/16" } } });
        stack.Add("azure-native:network:DnsResolver", "resolver", new { dnsResolverName = "resolver", virtualNetwork = new { id = network } });
        stack.Add("azure-native:dnsresolver/v20250501:InboundEndpoint", "in", new { dnsResolverName = "resolver", ipConfigurations = new[] { new { privateIpAddress = "172.16.0.4" } } });

        var model = stack.Read();

        Assert.Equal("uksouth", Assert.Single(model.VirtualNetworks).Location);
        Assert.Equal("172.16.0.4", Assert.Single(Assert.Single(model.DnsResolvers).InboundEndpoints).Addresses.Single().ToString());
        Assert.Empty(model.NotUnderstood);
    }

    [Fact]
    public void Read_StackWithoutSiteTags_PairsAVNetWithTheRegionThatItAsksFirst()
    {
        var stack = new StackBuilder();
        var vpc = stack.Add("aws:ec2/vpc:Vpc", "vpc", new { region = "eu-west-1", cidrBlock = "10.0.0.0/16", enableDnsHostnames = true });
        var subnet = stack.Add("aws:ec2/subnet:Subnet", "a", new { region = "eu-west-1", vpcId = vpc, cidrBlock = "10.0.0.0/24", availabilityZone = "eu-west-1a" });
        stack.Add("aws:route53/resolverEndpoint:ResolverEndpoint", "in", new { region = "eu-west-1", direction = "INBOUND", securityGroupIds = Array.Empty<string>(), ipAddresses = new[] { new { subnetId = subnet, ip = "10.0.0.4" } } });
        var network = stack.Add("azure-native:network:VirtualNetwork", "vnet", new { location = "northeurope", addressSpace = new { addressPrefixes = new[] { "172.16.0.0/16" } } });
        stack.Add("azure-native:dnsresolver:DnsForwardingRuleset", "rules", new { dnsForwardingRulesetName = "rules" });
        stack.Add("azure-native:dnsresolver:ForwardingRule", "rule", new { dnsForwardingRulesetName = "rules", domainName = "example.org.", targetDnsServers = new[] { new { ipAddress = "10.0.0.4" } } });
        stack.Add("azure-native:dnsresolver:PrivateResolverVirtualNetworkLink", "link", new { dnsForwardingRulesetName = "rules", virtualNetwork = new { id = network } });

        var site = Assert.Single(stack.Read().Sites);

        Assert.Equal(("eu-west-1", "eu-west-1", "northeurope"), (site.Name, site.AwsRegion, site.AzureLocation));
    }

    [Fact]
    public void Read_RegionOfAProvider_AppliesToItsResources()
    {
        var stack = new StackBuilder();
        stack.Add("pulumi:providers:aws", "tokyo", new { region = "ap-northeast-1" }, id: "provider-1");
        stack.Add(
            "aws:ec2/vpc:Vpc", "vpc", new { cidrBlock = "10.0.0.0/16" }, provider: StackBuilder.Urn("pulumi:providers:aws", "tokyo") + "::provider-1");
        Assert.Equal("ap-northeast-1", Assert.Single(stack.Read().Vpcs).Region);
    }

    [Fact]
    public void Read_VpcThatOnlyHoldsAZone_IsNoPlaceToAskFrom()
    {
        var stack = new StackBuilder();
        var vpc = stack.Add("aws:ec2/vpc:Vpc", "vpc", new { region = "eu-west-1", cidrBlock = "10.0.0.0/16", enableDnsHostnames = true });
        var holder = stack.Add(
            "aws:ec2/vpc:Vpc", "holder",
            new { region = "us-east-1", cidrBlock = "100.127.255.240/28", tags = new Dictionary<string, string> { ["cross-cloud-dns:holds"] = "zone" } });
        stack.Add("aws:route53/zone:Zone", "zone", new { name = "internal.example.com", vpcs = new[] { new { vpcId = holder, vpcRegion = "us-east-1" } } }, id: "Z1");
        stack.Add("aws:route53/zoneAssociation:ZoneAssociation", "seen", new { zoneId = "Z1", vpcId = vpc });

        var model = stack.Read();

        Assert.Equal("vpc", Assert.Single(model.Vpcs).Name);
        Assert.Equal("eu-west-1", Assert.Single(model.Sites).Name);
    }

    [Rule("RES-13")]
    [Theory]
    [InlineData("udp", 53, 53, "0.0.0.0/0", true)]
    [InlineData("tcp", 53, 53, "10.0.0.0/8", true)]
    [InlineData("-1", 0, 0, "0.0.0.0/0", false)]
    public void Read_SecurityGroup_DecidesWhetherFlowsAreTracked(string protocol, int from, int to, string source, bool tracked)
    {
        var stack = new StackBuilder();
        var vpc = stack.Add("aws:ec2/vpc:Vpc", "vpc", new { cidrBlock = "10.0.0.0/16" });
        var subnet = stack.Add("aws:ec2/subnet:Subnet", "a", new { vpcId = vpc, cidrBlock = "10.0.0.0/24" });
        var group = stack.Add("aws:ec2/securityGroup:SecurityGroup", "dns", new
        {
            vpcId = vpc,
            ingress = new[] { new { protocol, fromPort = from, toPort = to, cidrBlocks = new[] { source } } },
            egress = new[] { new { protocol = "-1", fromPort = 0, toPort = 0, cidrBlocks = new[] { "0.0.0.0/0" } } },
        });
        stack.Add("aws:route53/resolverEndpoint:ResolverEndpoint", "in", new { direction = "INBOUND", securityGroupIds = new[] { group }, ipAddresses = new[] { new { subnetId = subnet } } });

        var endpoint = Assert.Single(stack.Read().ResolverEndpoints);

        Assert.Equal(tracked, endpoint.Tracked);
        Assert.Equal(IPAddress.Parse("10.0.0.4"), Assert.Single(endpoint.Addresses).Address);
    }

    [Rule("ZONE-11")]
    [Theory]
    [InlineData("www", "www.example.org.")]
    [InlineData("www.example.org", "www.example.org.")]
    [InlineData("", "example.org.")]
    [InlineData("a.other.org", "a.other.org.example.org.")]
    [InlineData("\\052.x", "*.x.example.org.")]
    public void Read_RecordName_IsCompletedWithTheZone(string name, string expected)
    {
        var stack = new StackBuilder();
        stack.Add("aws:route53/zone:Zone", "zone", new { name = "example.org" }, new { zoneId = "Z1" });
        stack.Add("aws:route53/record:Record", "record", new { zoneId = "Z1", name, type = "TXT", ttl = 5, records = new[] { "hello" } });
        var set = Assert.Single(Assert.Single(stack.Read().HostedZones).RecordSets);
        Assert.Equal(expected, set.Name.ToString());
        Assert.Equal("\"hello\"", Assert.IsType<RecordContent.Values>(set.Content).Data.Single().ToString());
    }

    [Rule("HEALTH-21")]
    [Fact]
    public void Read_AlarmOverMetricMath_IsListed()
    {
        var stack = new StackBuilder();
        stack.Add("aws:cloudwatch/metricAlarm:MetricAlarm", "math", new { comparisonOperator = "LessThanThreshold", evaluationPeriods = 1, threshold = 1, metricQueries = new[] { new { id = "e", expression = "m1/2" } } });
        var model = stack.Read();
        Assert.Empty(model.Alarms);
        Assert.Contains("one metric", Assert.Single(model.NotUnderstood).Why, StringComparison.Ordinal);
    }

    [Rule("HEALTH-20")]
    [Theory]
    [InlineData("HTTPS")]
    [InlineData("TCP")]
    [InlineData("RECOVERY_CONTROL")]
    public void Read_HealthCheckThatTheTwinDoesNotRun_IsListedAndCountsAsHealthy(string type)
    {
        var stack = new StackBuilder();
        stack.Add("aws:route53/healthCheck:HealthCheck", "other", new { type, ipAddress = "192.0.2.1", routingControlArn = "arn" });
        var model = stack.Read();
        Assert.Single(model.NotUnderstood);
        var state = CrossCloudDns.Twin.Engine.EngineState.Start(model, Engine.Sample.Now).Apply(new CrossCloudDns.Twin.Engine.EngineEvent.MinutePassed(), Engine.Sample.Now.AddMinutes(1));
        Assert.True(Assert.Single(state.HealthChecks.Values).Healthy);
    }

    [Rule("RES-19")]
    [Fact]
    public void Read_DelegateRule_IsListed()
    {
        var stack = new StackBuilder();
        stack.Add("aws:route53/resolverRule:ResolverRule", "delegate", new { ruleType = "DELEGATE", domainName = "example.org" });
        var model = stack.Read();
        Assert.Empty(model.ResolverRules);
        Assert.Single(model.NotUnderstood);
    }

    [Rule("ROUTE-21")]
    [Fact]
    public void Read_IpBasedRecord_IsListed()
    {
        var stack = new StackBuilder();
        stack.Add("aws:route53/zone:Zone", "zone", new { name = "example.org" }, new { zoneId = "Z1" });
        stack.Add("aws:route53/record:Record", "cidr", new { zoneId = "Z1", name = "a", type = "A", records = new[] { "192.0.2.1" }, setIdentifier = "x", cidrRoutingPolicy = new { collectionId = "c", locationName = "l" } });
        var model = stack.Read();
        Assert.Empty(Assert.Single(model.HostedZones).RecordSets);
        Assert.Single(model.NotUnderstood);
    }

    [Rule("ROUTE-22")]
    [Fact]
    public void Read_EveryRoutingPolicy_IsRead()
    {
        var stack = new StackBuilder();
        stack.Add("aws:route53/zone:Zone", "zone", new { name = "example.org" }, new { zoneId = "Z1" });
        Record("a", new { zoneId = "Z1", name = "a", type = "A", records = Values, setIdentifier = "x", weightedRoutingPolicies = new[] { new { weight = 7 } } });
        Record("b", new { zoneId = "Z1", name = "b", type = "A", records = Values, setIdentifier = "x", failoverRoutingPolicies = new[] { new { type = "SECONDARY" } } });
        Record("c", new { zoneId = "Z1", name = "c", type = "A", records = Values, setIdentifier = "x", latencyRoutingPolicies = new[] { new { region = "eu-west-1" } } });
        Record("d", new { zoneId = "Z1", name = "d", type = "A", records = Values, setIdentifier = "x", geolocationRoutingPolicies = new[] { new { continent = "EU" } } });
        Record("e", new { zoneId = "Z1", name = "e", type = "A", records = Values, setIdentifier = "x", geoproximityRoutingPolicy = new { bias = -5, coordinates = new[] { new { latitude = "51.50", longitude = "-0.13" } } } });
        Record("f", new { zoneId = "Z1", name = "f", type = "A", records = Values, setIdentifier = "x", multivalueAnswerRoutingPolicy = true });
        Record("g", new { zoneId = "Z1", name = "g", type = "A", aliases = new[] { new { zoneId = "Z1", name = "f.example.org", evaluateTargetHealth = true } } });

        var sets = Assert.Single(stack.Read().HostedZones).RecordSets;

        Assert.Equal(
            new RoutingPolicy[]
            {
                new RoutingPolicy.Weighted(7), new RoutingPolicy.Failover(FailoverRole.Secondary), new RoutingPolicy.Latency("eu-west-1"),
                new RoutingPolicy.Geolocation("EU", null, null), new RoutingPolicy.Geoproximity(new GeoLocation.Coordinates(51.5, -0.13), -5),
                new RoutingPolicy.Multivalue(), new RoutingPolicy.Simple(),
            },
            sets.Select(set => set.Policy));
        var alias = Assert.IsType<RecordContent.Alias>(sets[6].Content);
        Assert.Equal((DomainName.Parse("f.example.org"), true), (alias.Target, alias.EvaluateTargetHealth));

        void Record(string name, object inputs) => stack.Add("aws:route53/record:Record", name, inputs);
    }

}
