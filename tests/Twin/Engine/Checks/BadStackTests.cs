using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Engine.Checks.Reports;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

/// <summary>Ten stacks as people really build them, each wrong in several ways; what is found is what is wrong, and nothing more.</summary>
public sealed class BadStackTests
{
    [Fact]
    public void Run_OfEndpointsSqueezedIntoOneZone_FindsZoneQuotaAndOpenDoor() => AssertFindings(
        stack => stack
            .Set("in-uk-b", "availabilityZone", "eu-west-2a").Set("in-uk-c", "availabilityZone", "eu-west-2a")
            .Set("out-uk-c", "availabilityZone", "eu-west-2a")
            .Remove("acl-uk"),
        (CheckId.EndpointInOneZone, "inbound-uk"),
        (CheckId.EndpointInTwoZones, "outbound-uk"),
        (CheckId.EndpointOpenWithoutAcl, "inbound-uk"));

    [Fact]
    public void Run_OfAddressesTypedByHand_FindsEachTypingError() => AssertFindings(
        stack => stack
            .Change("outbound-uk", inputs => { inputs.At("ipAddresses", 0)["ip"] = "10.10.0.65"; inputs.At("ipAddresses", 1)["ip"] = "10.0.16.285"; })
            .Set("work-us-a", "cidrBlock", "10.20.0.0/24")
            .Set("vpc-us", "cidrBlock", "10.20.0.0/15")
            .Add(ResourceType.Vpc, "spoke", new { region = "us-west-2", cidrBlock = "10.21.0.0/16" }),
        (CheckId.EndpointAddressOutsideSubnet, "outbound-uk"),
        (CheckId.EndpointAddressReserved, "outbound-uk"),
        (CheckId.SubnetOutsideVpc, "work-us-a"),
        (CheckId.NetworksOverlap, "vpc-us"));

    [Fact]
    public void Run_OfLeastPrivilegeTakenTooFar_FindsTrackingAndMissingProtocols() => AssertFindings(
        stack => stack
            .Set("sg-in-uk", "ingress", new[] { new { protocol = "udp", fromPort = 53, toPort = 53, cidrBlocks = new[] { "172.16.0.0/12" } } })
            .Set("sg-out-us", "egress", null)
            .Change("acl-us", inputs => inputs.List("ingress").RemoveAt(3)),
        (CheckId.EndpointTracked, "inbound-uk"),
        (CheckId.EndpointTracked, "outbound-us"),
        (CheckId.EndpointFilteredOff, "inbound-uk"),
        (CheckId.EndpointFilteredOff, "outbound-us"),
        (CheckId.AclStopsDns, "acl-us"));

    [Fact]
    public void Run_OfAzureRulesCopiedFromABlog_FindsDotTargetsAndReservedAddress() => AssertFindings(
        stack => stack
            .Set("rule-uk", "domainName", SampleStack.Domain)
            .Set("rule-us", "targetDnsServers", new[] { new { ipAddress = "10.20.0.4" }, new { ipAddress = "168.63.129.16" } })
            .Add(ResourceType.ForwardingRule, "storage", new
            {
                resourceGroupName = "rg",
                dnsForwardingRulesetName = "ruleset-uk",
                forwardingRuleName = "2storage",
                domainName = "blob.core.windows.net.",
                targetDnsServers = new[] { new { ipAddress = "192.0.2.53" } },
            }, replace: ["domainName"]),
        (CheckId.AzureNameInvalid, "storage"),
        (CheckId.ForwardingRuleDomainInvalid, "rule-uk"),
        (CheckId.ForwardingRuleTargetInvalid, "rule-us"),
        (CheckId.ForwardingRuleHasOneTarget, "storage"),
        (CheckId.ForwardingRuleTakesAzureDomain, "storage"));

    [Fact]
    public void Run_OfRulesThatPointAtEachOther_NamesTheCircleHopByHop()
    {
        var stack = SampleStack.TwoSites()
            .Add(ResourceType.ForwardingRule, "corp", new
            {
                resourceGroupName = "rg",
                dnsForwardingRulesetName = "ruleset-uk",
                forwardingRuleName = "corp",
                domainName = "corp.example.org.",
                targetDnsServers = new[] { new { ipAddress = "10.10.0.4" }, new { ipAddress = "10.10.0.20" } },
            }, replace: ["domainName"])
            .Add(ResourceType.ResolverRule, "corp-back", new { region = "eu-west-2", ruleType = "FORWARD", domainName = "corp.example.org", resolverEndpointId = "outbound-uk", targetIps = new[] { new { ip = "172.16.2.4" }, new { ip = "172.20.2.4" } } })
            .Add(ResourceType.ResolverRuleAssociation, "corp-back-uk", new { region = "eu-west-2", resolverRuleId = "corp-back", vpcId = "vpc-uk" });

        var finding = Assert.Single(StackCheck.Run(stack.Build()));

        Assert.Equal(CheckId.ForwardingLoop, finding.Id);
        Assert.Equal(
            "A query for 'corp.example.org.' goes in a circle: VNet 'vnet-uk', rule 'corp' → 10.10.0.4 → VPC 'vpc-uk', rule 'corp-back' → 172.16.2.4 → back to VNet 'vnet-uk'. It ends when a time-out does.",
            finding.Reason);
    }

    [Fact]
    public void Run_OfAZoneThatOnlyOneSiteSees_FindsTheOtherSiteBlind() => AssertFindings(
        stack => stack
            .Remove("zone-us").Remove("forward-vpc-us", "forward-us", "outbound-us")
            .Set("vpc-uk", "enableDnsHostnames", false)
            .Remove("soa"),
        (CheckId.VpcCannotResolvePrivateZones, "vpc-uk"),
        (CheckId.ZoneNegativeAnswersLast, "zone"),
        (CheckId.InboundVpcSeesNoZone, "inbound-us"),
        (CheckId.ForwardedToNobody, "zone"));

    [Fact]
    public void Run_OfProximityWithoutASecondRegion_FindsThatItIsConstant() => AssertFindings(
        stack => stack
            .Remove("inbound-us", "rule-us", "link-us", "ruleset-us", "app-us", "app-us-check")
            .Set("rule-uk", "targetDnsServers", new[] { new { ipAddress = "10.10.0.4" } })
            .Set("app-uk", "ttl", 300).Set("app-uk", "healthCheckId", null),
        (CheckId.EndpointsInOneRegion, "inbound-uk"),
        (CheckId.ForwardingRuleHasOneTarget, "rule-uk"),
        (CheckId.GeoproximityIsConstant, "app-uk"),
        (CheckId.SingleInstance, "app-uk"));

    [Fact]
    public void Run_OfFailoverThatCannotHappen_FindsEveryReason() => AssertFindings(
        stack => stack
            .Add(ResourceType.Record, "db-1", new { zoneId = "zone", name = "db", type = "A", setIdentifier = "1", failoverRoutingPolicies = new[] { new { type = "PRIMARY" } }, aliases = new[] { new { name = "gone." + SampleStack.Domain, zoneId = "zone", evaluateTargetHealth = false } } })
            .Add(ResourceType.Record, "db-2", new { zoneId = "zone", name = "db", type = "A", ttl = 300, setIdentifier = "2", failoverRoutingPolicies = new[] { new { type = "SECONDARY" } }, records = new[] { "10.10.1.9" }, healthCheckId = "probe" })
            .Add(ResourceType.HealthCheck, "probe", new { type = "HTTPS", ipAddress = "10.10.1.9", port = 443 }),
        (CheckId.RecordTtlOutlivesFailover, "db-2"),
        (CheckId.PrimaryNeverFails, "db-1"),
        (CheckId.AliasTargetMissing, "db-1"),
        (CheckId.HealthCheckCannotReachPrivateAddress, "probe"));

    [Fact]
    public void Run_OfAlarmsByTheCloudWatchGuide_FindsThatRoute53CannotFollow() => AssertFindings(
        stack => stack
            .Set("app-uk-alarm", "evaluationPeriods", 3).Set("app-uk-alarm", "datapointsToAlarm", 2)
            .Set("app-uk-alarm", "treatMissingData", "breaching").Set("app-uk-alarm", "unit", "Count")
            .Set("app-us-alarm", "period", 10)
            .Set("app-us-check", "triggers", null)
            .Set("heartbeat-us", "treatMissingData", null),
        (CheckId.HealthCheckWithoutTriggers, "app-us-check"),
        (CheckId.AlarmNotFollowable, "app-uk-alarm"),
        (CheckId.AlarmNotFollowable, "app-us-alarm"),
        (CheckId.SilentCheckerPairInconsistent, "app-uk-check"),
        (CheckId.AlarmWithUnit, "app-uk-alarm"),
        (CheckId.CheckerWithoutHeartbeatAlarm, "schedule-us"));

    [Fact]
    public void Run_OfACheckerWithLambdaDefaults_FindsThatItCannotDoItsWork() => AssertFindings(
        stack => stack
            .Set("checker-uk", "timeout", null).Set("checker-uk", "vpcConfig", null).Set("checker-uk", "runtime", "dotnet8")
            .Set("schedule-uk", "flexibleTimeWindow", new { mode = "FLEXIBLE" })
            .Change("schedule-uk", inputs => inputs.Object("target").Remove("retryPolicy"))
            .Set("publish-uk", "policy", """{"Statement":[{"Effect":"Allow","Action":["lambda:*","logs:*"],"Resource":"*"}]}""")
            .Set("logs-uk", "retentionInDays", null),
        (CheckId.ScheduleWindowInvalid, "schedule-uk"),
        (CheckId.ScheduleFlexible, "schedule-uk"),
        (CheckId.ScheduleRetries, "schedule-uk"),
        (CheckId.CheckerTimeoutTooShort, "checker-uk"),
        (CheckId.CheckerOutsideVpc, "checker-uk"),
        (CheckId.CheckerRuntimeEnds, "checker-uk"),
        (CheckId.PolicyTooWide, "publish-uk"),
        (CheckId.LogsKeptForever, "logs-uk"));

    [Fact]
    public void Run_OfAVpnWithOneGateway_FindsEverySinglePointOfFailure() => AssertFindings(
        stack => stack
            .Remove("vpn-uk-1", "customer-uk-1", "connection-uk-1")
            .Set("customer-uk-0", "bgpAsn", null)
            .Set("vpn-uk-0", "tunnel2InsideCidr", "169.254.6.0/30").Set("vpn-uk-0", "tunnel1PresharedKey", "0secret-key")
            .Set("gateway-uk", "activeActive", false)
            .Change("vnet-uk", inputs => inputs.At("subnets", 3)["networkSecurityGroup"] = new JsonObject { ["id"] = "nsg" })
            .Remove("propagation-uk"),
        (CheckId.CustomerGatewayWithoutAsn, "customer-uk-0"),
        (CheckId.VpnSingle, "vpn-uk-0"),
        (CheckId.VpnInsideRangeWrong, "vpn-uk-0"),
        (CheckId.PreSharedKeyInvalid, "vpn-uk-0"),
        (CheckId.AzureGatewayFragile, "gateway-uk"),
        (CheckId.GatewaySubnetWrong, "vnet-uk"),
        (CheckId.RoutesNotPropagated, "in-uk-a"),
        (CheckId.RoutesNotPropagated, "in-uk-b"),
        (CheckId.RoutesNotPropagated, "in-uk-c"),
        (CheckId.RoutesNotPropagated, "out-uk-a"),
        (CheckId.RoutesNotPropagated, "out-uk-b"),
        (CheckId.RoutesNotPropagated, "out-uk-c"));

    private static void AssertFindings(Action<StackBuilder> change, params (string Id, string Resource)[] expected)
    {
        var stack = SampleStack.TwoSites();
        change(stack);

        var found = StackCheck.Run(stack.Build()).Select(finding => (finding.Id, FindingsText.ResourceOf(finding.Resource).Name)).Distinct().Order();

        Assert.Equal(expected.Order(), found);
    }
}
