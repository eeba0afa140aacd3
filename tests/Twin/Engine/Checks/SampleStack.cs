using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

/// <summary>Two sites with everything that the rules look at, and nothing that they find.</summary>
internal static class SampleStack
{
    public const string Domain = "internal.example.com";
    private const string Network = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network";

    public static StackBuilder TwoSites()
    {
        var stack = new StackBuilder();
        AwsSite(stack, "uk", "eu-west-2", 10);
        AwsSite(stack, "us", "us-west-2", 20);
        AzureSite(stack, "uk", "uksouth", 16, [10, 20]);
        AzureSite(stack, "us", "westus2", 20, [20, 10]);
        Vpn(stack, "uk", 65010, 0);
        Vpn(stack, "us", 65020, 8);
        stack
            .Add(ResourceType.HostedZone, "zone", new { name = Domain, vpcs = new[] { new { vpcId = "vpc-uk", vpcRegion = "eu-west-2" } } }, ignore: ["vpcs"])
            .Add(ResourceType.ZoneAssociation, "zone-us", new { zoneId = "zone", vpcId = "vpc-us", vpcRegion = "us-west-2" })
            .Add(ResourceType.Record, "soa", new { zoneId = "zone", name = Domain, type = "SOA", ttl = 60, records = new[] { "ns.example. h.example. 1 7200 900 1209600 60" } });
        Service(stack, "uk", "eu-west-2", "172.16.1.10");
        Service(stack, "us", "us-west-2", "172.20.1.10");
        return stack;
    }

    private static void AwsSite(StackBuilder stack, string site, string region, int octet)
    {
        stack.Add(ResourceType.Vpc, $"vpc-{site}", new { region, cidrBlock = $"10.{octet}.0.0/16", enableDnsSupport = true, enableDnsHostnames = true });
        stack.Add(ResourceType.RouteTable, $"routes-{site}", new { region, vpcId = $"vpc-{site}" });
        foreach (var (zone, index) in new[] { "a", "b", "c" }.Select((zone, index) => (zone, index)))
        {
            stack.Add(ResourceType.Subnet, $"in-{site}-{zone}", new { region, vpcId = $"vpc-{site}", availabilityZone = region + zone, cidrBlock = $"10.{octet}.0.{index * 16}/28" });
            stack.Add(ResourceType.RouteTableAssociation, $"in-routes-{site}-{zone}", new { region, subnetId = $"in-{site}-{zone}", routeTableId = $"routes-{site}" });
            stack.Add(ResourceType.Subnet, $"out-{site}-{zone}", new { region, vpcId = $"vpc-{site}", availabilityZone = region + zone, cidrBlock = $"10.{octet}.0.{64 + (index * 16)}/28" });
            stack.Add(ResourceType.RouteTableAssociation, $"out-routes-{site}-{zone}", new { region, subnetId = $"out-{site}-{zone}", routeTableId = $"routes-{site}" });
            stack.Add(ResourceType.Subnet, $"work-{site}-{zone}", new { region, vpcId = $"vpc-{site}", availabilityZone = region + zone, cidrBlock = $"10.{octet}.{index + 1}.0/24" });
        }

        stack.Add(ResourceType.SecurityGroup, $"sg-in-{site}", new
        {
            region,
            vpcId = $"vpc-{site}",
            description = "DNS in",
            ingress = new[] { Dns("udp", "0.0.0.0/0"), Dns("tcp", "0.0.0.0/0") },
            egress = new[] { Every("udp"), Every("tcp") },
        });
        stack.Add(ResourceType.SecurityGroup, $"sg-out-{site}", new
        {
            region,
            vpcId = $"vpc-{site}",
            description = "DNS out",
            ingress = new[] { Every("udp"), Every("tcp") },
            egress = new[] { Dns("udp", "0.0.0.0/0"), Dns("tcp", "0.0.0.0/0") },
        });
        stack.Add(ResourceType.NetworkAcl, $"acl-{site}", new
        {
            region,
            vpcId = $"vpc-{site}",
            subnetIds = new[] { "in", "out" }.SelectMany(kind => new[] { "a", "b", "c" }.Select(zone => $"{kind}-{site}-{zone}")),
            ingress = Acl("172.16.0.0/12"),
            egress = Acl("172.16.0.0/12"),
        });
        stack.Add(ResourceType.ResolverEndpoint, $"inbound-{site}", Endpoint(site, region, octet, "INBOUND", "in", 0));
        stack.Add(ResourceType.ResolverEndpoint, $"outbound-{site}", Endpoint(site, region, octet, "OUTBOUND", "out", 64));
        stack.Add(ResourceType.ResolverRule, $"forward-{site}", new
        {
            region,
            ruleType = "FORWARD",
            domainName = "azure.example.com",
            resolverEndpointId = $"outbound-{site}",
            targetIps = new[] { new { ip = "172.16.2.4", port = 53 }, new { ip = "172.20.2.4", port = 53 } },
        });
        stack.Add(ResourceType.ResolverRuleAssociation, $"forward-vpc-{site}", new { region, resolverRuleId = $"forward-{site}", vpcId = $"vpc-{site}" });
        stack.Add(ResourceType.VpcEndpoint, $"monitoring-{site}", new { region, vpcId = $"vpc-{site}", serviceName = $"com.amazonaws.{region}.monitoring", vpcEndpointType = "Interface", subnetIds = new[] { $"work-{site}-a" } });
        stack.Add(ResourceType.LogGroup, $"logs-{site}", new { region, retentionInDays = 30 });
        stack.Add(ResourceType.Role, $"scheduler-{site}", new { assumeRolePolicy = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""" });
        stack.Add(ResourceType.RolePolicy, $"publish-{site}", new { role = $"checker-role-{site}", policy = """{"Statement":[{"Effect":"Allow","Action":"cloudwatch:PutMetricData","Resource":"*","Condition":{"StringEquals":{"cloudwatch:namespace":"CrossCloudDns"}}}]}""" });
    }

    private static void AzureSite(StackBuilder stack, string site, string location, int octet, int[] order)
    {
        const string group = "rg";
        var network = $"{Network}/virtualNetworks/vnet-{site}";
        stack.Add(ResourceType.VirtualNetwork, $"vnet-{site}", new
        {
            location,
            resourceGroupName = group,
            virtualNetworkName = $"vnet-{site}",
            addressSpace = new { addressPrefixes = new[] { $"172.{octet}.0.0/16" } },
            subnets = new object[]
            {
                new { name = "work", addressPrefix = $"172.{octet}.1.0/24" },
                new { name = "dns-in", addressPrefix = $"172.{octet}.2.0/28", delegations = Delegated() },
                new { name = "dns-out", addressPrefix = $"172.{octet}.2.16/28", delegations = Delegated() },
                new { name = "GatewaySubnet", addressPrefix = $"172.{octet}.255.0/27" },
            },
        }, id: network);
        stack.Add(ResourceType.DnsResolver, $"resolver-{site}", new { location, resourceGroupName = group, dnsResolverName = $"resolver-{site}", virtualNetwork = new { id = network } });
        stack.Add(ResourceType.InboundEndpoint, $"azure-in-{site}", new
        {
            location,
            resourceGroupName = group,
            dnsResolverName = $"resolver-{site}",
            inboundEndpointName = $"in-{site}",
            ipConfigurations = new[] { new { subnet = new { id = $"{network}/subnets/dns-in" }, privateIpAddress = $"172.{octet}.2.4", privateIpAllocationMethod = "Static" } },
        }, replace: ["ipConfigurations"]);
        stack.Add(ResourceType.OutboundEndpoint, $"azure-out-{site}", new
        {
            location,
            resourceGroupName = group,
            dnsResolverName = $"resolver-{site}",
            outboundEndpointName = $"out-{site}",
            subnet = new { id = $"{network}/subnets/dns-out" },
        }, after: [$"azure-in-{site}"], replace: ["subnet"]);
        stack.Add(ResourceType.ForwardingRuleset, $"ruleset-{site}", new { location, resourceGroupName = group, dnsForwardingRulesetName = $"ruleset-{site}", dnsResolverOutboundEndpoints = new[] { new { id = $"azure-out-{site}" } } });
        stack.Add(ResourceType.ForwardingRule, $"rule-{site}", new
        {
            resourceGroupName = group,
            dnsForwardingRulesetName = $"ruleset-{site}",
            forwardingRuleName = "internal",
            domainName = Domain + ".",
            targetDnsServers = order.SelectMany(aws => new[] { 4, 20, 36 }.Select(host => new { ipAddress = $"10.{aws}.0.{host}", port = 53 })),
        }, replace: ["domainName"]);
        stack.Add(ResourceType.RulesetLink, $"link-{site}", new { resourceGroupName = group, dnsForwardingRulesetName = $"ruleset-{site}", virtualNetworkLinkName = $"link-{site}", virtualNetwork = new { id = network } }, replace: ["virtualNetwork"]);
        if (site == "uk")
        {
            stack.Add(ResourceType.PrivateZone, "azure-zone", new { location = "Global", resourceGroupName = group, privateZoneName = "azure.example.com" });
        }

        stack.Add(ResourceType.PrivateZoneLink, $"azure-zone-{site}", new { location = "Global", resourceGroupName = group, privateZoneName = "azure.example.com", virtualNetwork = new { id = network } });
        stack.Add(ResourceType.MetricAlert, $"qps-{site}", new
        {
            location = "global",
            resourceGroupName = group,
            windowSize = "PT5M",
            evaluationFrequency = "PT5M",
            criteria = new Dictionary<string, object> { ["odata.type"] = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", ["allOf"] = new[] { new { metricName = "QPS", criterionType = "StaticThresholdCriterion" } } },
        });
    }

    private static void Vpn(StackBuilder stack, string site, int asn, int offset)
    {
        var region = site == "uk" ? "eu-west-2" : "us-west-2";
        var gateway = $"{Network}/virtualNetworkGateways/gateway-{site}";
        stack.Add(ResourceType.VirtualNetworkGateway, $"gateway-{site}", new
        {
            gatewayType = "Vpn",
            activeActive = true,
            enableBgp = true,
            sku = new { name = "VpnGw1AZ" },
            ipConfigurations = new[] { "first", "second" }.Select((name, index) => new
            {
                name,
                subnet = new { id = $"{Network}/virtualNetworks/vnet-{site}/subnets/GatewaySubnet" },
                publicIPAddress = new { id = $"address-{site}-{index}" },
            }),
            bgpSettings = new
            {
                asn,
                bgpPeeringAddresses = new[] { "first", "second" }.Select((name, index) => new
                {
                    ipconfigurationId = $"{gateway}/ipConfigurations/{name}",
                    customBgpIpAddresses = new[] { $"169.254.21.{2 + offset + (index * 4)}", $"169.254.22.{2 + offset + (index * 4)}" },
                }),
            },
        }, id: gateway);
        var other = site == "uk" ? "us" : "uk";
        stack.Add(ResourceType.GatewayConnection, $"between-{site}", new
        {
            connectionType = "Vnet2Vnet",
            enableBgp = true,
            virtualNetworkGateway1 = new { id = gateway },
            virtualNetworkGateway2 = new { id = $"{Network}/virtualNetworkGateways/gateway-{other}" },
        });
        stack.Add(ResourceType.VpnGateway, $"vgw-{site}", new { region, vpcId = $"vpc-{site}" });
        stack.Add(ResourceType.RoutePropagation, $"propagation-{site}", new { region, routeTableId = $"routes-{site}", vpnGatewayId = $"vgw-{site}" });
        foreach (var instance in new[] { 0, 1 })
        {
            var ipAddress = $"192.0.2.{100 + offset + instance}";
            stack.Add(ResourceType.PublicIpAddress, $"address-{site}-{instance}", new { ipAddress });
            stack.Add(ResourceType.CustomerGateway, $"customer-{site}-{instance}", new { region, type = "ipsec.1", bgpAsn = $"{asn}", ipAddress });
            stack.Add(ResourceType.VpnConnection, $"vpn-{site}-{instance}", new
            {
                region,
                type = "ipsec.1",
                vpnGatewayId = $"vgw-{site}",
                customerGatewayId = $"customer-{site}-{instance}",
                tunnel1InsideCidr = $"169.254.21.{offset + (instance * 4)}/30",
                tunnel1PresharedKey = "aVerySecretKey.1",
                tunnel1StartupAction = "start",
                tunnel1DpdTimeoutAction = "restart",
                tunnel2InsideCidr = $"169.254.22.{offset + (instance * 4)}/30",
                tunnel2PresharedKey = "aVerySecretKey.2",
                tunnel2StartupAction = "start",
                tunnel2DpdTimeoutAction = "restart",
            });
            stack.Add(ResourceType.GatewayConnection, $"connection-{site}-{instance}", new
            {
                enableBgp = true,
                virtualNetworkGateway1 = new { id = gateway },
                gatewayCustomBgpIpAddresses = new[] { new { customBgpIpAddress = $"169.254.21.{2 + offset}", ipConfigurationId = $"{gateway}/ipConfigurations/first" } },
            });
        }
    }

    private static void Service(StackBuilder stack, string site, string region, string address)
    {
        var dimensions = new Dictionary<string, string> { ["Zone"] = Domain, ["Site"] = site };
        stack.Add(ResourceType.Function, $"checker-{site}", new
        {
            region,
            runtime = "dotnet10",
            timeout = 30,
            arn = $"arn:aws:lambda:{region}:123456789012:function:checker-{site}",
            vpcConfig = new { subnetIds = new[] { $"work-{site}-a", $"work-{site}-b" } },
        });
        stack.Add(ResourceType.Schedule, $"schedule-{site}", new
        {
            region,
            scheduleExpression = "rate(1 minute)",
            flexibleTimeWindow = new { mode = "OFF" },
            target = new
            {
                arn = $"arn:aws:lambda:{region}:123456789012:function:checker-{site}",
                retryPolicy = new { maximumRetryAttempts = 0 },
                input = System.Text.Json.JsonSerializer.Serialize(new
                {
                    format = "cross-cloud-dns/targets/1",
                    @namespace = "CrossCloudDns",
                    dimensions,
                    targets = new[] { new { id = $"app/{site}", kind = "https", address, port = 443, timeoutMs = 2000, attempts = 2 } },
                }),
            },
        });
        stack.Add(ResourceType.MetricAlarm, $"app-{site}-alarm", new
        {
            region,
            name = $"app-{site}",
            @namespace = "CrossCloudDns",
            metricName = "Healthy",
            statistic = "Minimum",
            comparisonOperator = "LessThanThreshold",
            threshold = 1,
            period = 60,
            evaluationPeriods = 2,
            treatMissingData = "missing",
            dimensions = new Dictionary<string, string>(dimensions) { ["Target"] = $"app/{site}" },
        });
        stack.Add(ResourceType.MetricAlarm, $"heartbeat-{site}", new
        {
            region,
            name = $"heartbeat-{site}",
            @namespace = "CrossCloudDns",
            metricName = "Heartbeat",
            statistic = "Sum",
            comparisonOperator = "LessThanThreshold",
            threshold = 1,
            period = 60,
            evaluationPeriods = 3,
            treatMissingData = "breaching",
            dimensions,
        });
        stack.Add(ResourceType.HealthCheck, $"app-{site}-check", new
        {
            type = "CLOUDWATCH_METRIC",
            cloudwatchAlarmName = $"app-{site}",
            cloudwatchAlarmRegion = region,
            insufficientDataHealthStatus = "LastKnownStatus",
            triggers = new { period = "60" },
        });
        stack.Add(ResourceType.Record, $"app-{site}", new
        {
            zoneId = "zone",
            name = $"app.{Domain}",
            type = "A",
            ttl = 30,
            setIdentifier = site,
            records = new[] { address },
            healthCheckId = $"app-{site}-check",
            geoproximityRoutingPolicy = new { awsRegion = region },
        });
    }

    private static object Endpoint(string site, string region, int octet, string direction, string kind, int offset) => new
    {
        region,
        direction,
        name = $"{kind}-{site}",
        securityGroupIds = new[] { $"sg-{kind}-{site}" },
        ipAddresses = new[] { "a", "b", "c" }.Select((zone, index) => new { subnetId = $"{kind}-{site}-{zone}", ip = $"10.{octet}.0.{offset + (index * 16) + 4}" }),
    };

    private static object Dns(string protocol, string from) => new { protocol, fromPort = 53, toPort = 53, cidrBlocks = new[] { from } };

    private static object Every(string protocol) => new { protocol, fromPort = 0, toPort = 65535, cidrBlocks = new[] { "0.0.0.0/0" } };

    private static object[] Delegated() => [new { name = "dns", serviceName = "Microsoft.Network/dnsResolvers" }];

    private static object[] Acl(string range) =>
    [
        .. new[] { "udp", "tcp" }.SelectMany((protocol, index) => new object[]
        {
            new { ruleNo = 100 + index, action = "allow", protocol, fromPort = 53, toPort = 53, cidrBlock = range },
            new { ruleNo = 110 + index, action = "allow", protocol, fromPort = 1024, toPort = 65535, cidrBlock = range },
        }),
    ];
}
