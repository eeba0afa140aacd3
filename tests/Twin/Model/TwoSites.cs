using System.Text.Json;

namespace CrossCloudDns.Tests.Twin.Model;

/// <summary>The two-site sample by hand, resource by resource: what the program declares, without the program.</summary>
internal static class TwoSites
{
    public const string Zone = "internal.example.com";

    /// <summary>Networks, resolvers, zone and a geoproximity service <c>app</c> with one instance per site.</summary>
    public static StackBuilder Build(string insufficientData = "LastKnownStatus", string treatMissingData = "missing", bool triggers = true)
    {
        var stack = new StackBuilder();
        var uk = new SiteIds(stack, "uk", "eu-west-2", "uksouth", "10.10", "172.16");
        var us = new SiteIds(stack, "us", "us-west-2", "westus2", "10.20", "172.20");
        var zone = stack.Add("aws:route53/zone:Zone", "zone", new { name = Zone, vpcs = new[] { new { vpcId = uk.Vpc, vpcRegion = "eu-west-2" } } }, new { zoneId = "Z00000001" });
        stack.Add("aws:route53/zoneAssociation:ZoneAssociation", "zone-us", new { zoneId = "Z00000001", vpcId = us.Vpc, vpcRegion = "us-west-2" });
        Rules(stack, uk, us);
        Rules(stack, us, uk);
        foreach (var site in new[] { uk, us })
        {
            var check = Health(stack, site, $"app/{site.Name}", insufficientData, treatMissingData, triggers);
            stack.Add("aws:route53/record:Record", $"app-{site.Name}", new
            {
                zoneId = "Z00000001",
                name = $"app.{Zone}",
                type = "A",
                ttl = 30,
                records = new[] { site.Instance },
                setIdentifier = site.Name,
                healthCheckId = check,
                geoproximityRoutingPolicy = new { awsRegion = site.Region },
            });
        }

        Checker(stack, uk, us);
        return stack;
    }

    /// <summary>An alarm over a target's metric and the health check that follows it.</summary>
    /// <returns>Id of the health check.</returns>
    public static string Health(
        StackBuilder stack, SiteIds site, string target, string insufficientData = "LastKnownStatus", string treatMissingData = "missing", bool triggers = true)
    {
        var name = target.Replace('/', '-');
        stack.Add("aws:cloudwatch/metricAlarm:MetricAlarm", name, new
        {
            region = site.Region,
            name,
            @namespace = "CrossCloudDns",
            metricName = "Healthy",
            dimensions = new { Zone, Site = site.Name, Target = target },
            statistic = "Minimum",
            comparisonOperator = "LessThanThreshold",
            threshold = 1.0,
            period = 60,
            evaluationPeriods = 1,
            treatMissingData,
        });
        return stack.Add("aws:route53/healthCheck:HealthCheck", name, new
        {
            type = "CLOUDWATCH_METRIC",
            cloudwatchAlarmName = name,
            cloudwatchAlarmRegion = site.Region,
            insufficientDataHealthStatus = insufficientData,
            triggers = triggers ? new Dictionary<string, string> { ["threshold"] = "1" } : [],
        });
    }

    private static void Rules(StackBuilder stack, SiteIds own, SiteIds other)
    {
        stack.Add("azure-native:dnsresolver:ForwardingRule", $"rule-{own.Name}", new
        {
            resourceGroupName = $"rg-{own.Name}",
            dnsForwardingRulesetName = $"ruleset-{own.Name}",
            forwardingRuleName = "internal",
            domainName = Zone + ".",
            targetDnsServers = own.Inbound.Concat(other.Inbound).Select(ipAddress => new { ipAddress, port = 53 }),
        });
    }

    private static void Checker(StackBuilder stack, params SiteIds[] sites)
    {
        foreach (var site in sites)
        {
            var arn = $"arn:aws:lambda:{site.Region}:123456789012:function:checker-{site.Name}-0001";
            stack.Add(
                "aws:lambda/function:Function",
                $"checker-{site.Name}",
                new { region = site.Region, runtime = "dotnet10", handler = "CrossCloudDns.HealthChecker", timeout = 30, role = "role" },
                new { arn });
            var input = JsonSerializer.Serialize(new
            {
                format = "cross-cloud-dns/targets/1",
                @namespace = "CrossCloudDns",
                dimensions = new { Zone, Site = site.Name },
                targets = new[]
                {
                    new { id = $"app/{site.Name}", kind = "https", address = site.Instance, port = 443, host = "app." + Zone, path = "/healthz", timeoutMs = 2000, attempts = 2 },
                },
            });
            stack.Add("aws:scheduler/schedule:Schedule", $"checker-{site.Name}", new
            {
                region = site.Region,
                scheduleExpression = "rate(1 minute)",
                flexibleTimeWindow = new { mode = "OFF" },
                target = new { arn, roleArn = "role", input },
            });
        }
    }

    /// <summary>One site's networks and resolvers, and what others refer to.</summary>
    internal sealed class SiteIds
    {
        public SiteIds(StackBuilder stack, string name, string region, string location, string awsPrefix, string azurePrefix)
        {
            Name = name;
            Region = region;
            Instance = $"{azurePrefix}.1.10";
            Inbound = [.. Enumerable.Range(0, 3).Select(zone => $"{awsPrefix}.0.{zone * 16 + 4}")];
            var tags = new Dictionary<string, string> { ["cross-cloud-dns:site"] = name };
            Vpc = stack.Add("aws:ec2/vpc:Vpc", $"vpc-{name}", new { region, cidrBlock = $"{awsPrefix}.0.0/16", enableDnsHostnames = true, enableDnsSupport = true, tags });
            var subnets = Enumerable.Range(0, 3).Select(zone => stack.Add(
                "aws:ec2/subnet:Subnet",
                $"resolver-{name}-{zone}",
                new { region, vpcId = Vpc, cidrBlock = $"{awsPrefix}.0.{zone * 16}/28", availabilityZone = region + (char)('a' + zone) })).ToArray();
            var open = new[] { "0.0.0.0/0" };
            var group = stack.Add("aws:ec2/securityGroup:SecurityGroup", $"dns-{name}", new
            {
                region,
                vpcId = Vpc,
                ingress = new[] { "udp", "tcp" }.Select(protocol => new { protocol, fromPort = 53, toPort = 53, cidrBlocks = open }),
                egress = new[] { "udp", "tcp" }.Select(protocol => new { protocol, fromPort = 0, toPort = 65535, cidrBlocks = open }),
            });
            stack.Add("aws:route53/resolverEndpoint:ResolverEndpoint", $"inbound-{name}", new
            {
                region,
                direction = "INBOUND",
                securityGroupIds = new[] { group },
                ipAddresses = subnets.Zip(Inbound, (subnetId, ip) => new { subnetId, ip }),
            });

            VirtualNetwork = stack.Add("azure-native:network:VirtualNetwork", $"vnet-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                location,
                addressSpace = new { addressPrefixes = new[] { $"{azurePrefix}.0.0/16" } },
                subnets = new[] { new { name = "workload", addressPrefix = $"{azurePrefix}.1.0/24" }, new { name = "dns-in", addressPrefix = $"{azurePrefix}.0.0/28" } },
                tags,
            });
            stack.Add("azure-native:dnsresolver:DnsResolver", $"resolver-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                dnsResolverName = $"resolver-{name}",
                virtualNetwork = new { id = VirtualNetwork },
            });
            stack.Add("azure-native:dnsresolver:InboundEndpoint", $"azure-in-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                dnsResolverName = $"resolver-{name}",
                ipConfigurations = new[] { new { privateIpAddress = $"{azurePrefix}.0.4", privateIpAllocationMethod = "Static", subnet = new { id = $"{VirtualNetwork}/subnets/dns-in" } } },
            });
            var outbound = stack.Add("azure-native:dnsresolver:OutboundEndpoint", $"azure-out-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                dnsResolverName = $"resolver-{name}",
                subnet = new { id = $"{VirtualNetwork}/subnets/dns-out" },
            });
            stack.Add("azure-native:dnsresolver:DnsForwardingRuleset", $"ruleset-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                dnsForwardingRulesetName = $"ruleset-{name}",
                dnsResolverOutboundEndpoints = new[] { new { id = outbound } },
            });
            stack.Add("azure-native:dnsresolver:PrivateResolverVirtualNetworkLink", $"link-{name}", new
            {
                resourceGroupName = $"rg-{name}",
                dnsForwardingRulesetName = $"ruleset-{name}",
                virtualNetwork = new { id = VirtualNetwork },
            });
        }

        public string Name { get; }

        public string Region { get; }

        public string Vpc { get; }

        public string VirtualNetwork { get; }

        public string Instance { get; }

        public string[] Inbound { get; }
    }
}
