using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.Stacks;

[Collection("Pulumi")]
public sealed class CrossCloudDnsProgramTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Declare_SampleStack_PinsThreeInboundAddressesInEachSite(bool preview)
    {
        var recording = await Declare("dev", preview);

        var endpoints = recording.Of("aws:route53/resolverEndpoint:ResolverEndpoint").ToList();
        Assert.Equal(
            [
                """[{"ip":"10.10.0.4","subnetId":"id-of-uk-aws-inbound-1"},{"ip":"10.10.0.20","subnetId":"id-of-uk-aws-inbound-2"},{"ip":"10.10.0.36","subnetId":"id-of-uk-aws-inbound-3"}]""",
                """[{"ip":"10.20.0.4","subnetId":"id-of-us-aws-inbound-1"},{"ip":"10.20.0.20","subnetId":"id-of-us-aws-inbound-2"},{"ip":"10.20.0.36","subnetId":"id-of-us-aws-inbound-3"}]""",
            ],
            endpoints.Select(endpoint => endpoint["ipAddresses"]));
        Assert.Equal(["\"eu-west-2\"", "\"us-west-2\""], endpoints.Select(endpoint => endpoint["region"]));
    }

    [Fact]
    public async Task Declare_SampleStack_ForwardsToItsOwnSiteFirst()
    {
        var recording = await Declare("dev");

        Assert.Equal(
            [
                "10.10.0.4 10.10.0.20 10.10.0.36 10.20.0.4 10.20.0.20 10.20.0.36",
                "10.20.0.4 10.20.0.20 10.20.0.36 10.10.0.4 10.10.0.20 10.10.0.36",
            ],
            recording.Of("azure-native:dnsresolver:ForwardingRule").Select(Targets));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("lab")]
    [InlineData("full")]
    public async Task Declare_EverySample_NamesNothingTwiceAndTagsWhatItCan(string stack)
    {
        var recording = await Declare(stack);

        Assert.Empty(recording.All.GroupBy(resource => (resource.Type, resource.Name)).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(
            recording.All.Where(resource => resource.Inputs.ContainsKey("tags")),
            resource => Assert.Matches("\"cross-cloud-dns[:_]stack\":\"dev\"", resource["tags"]));
    }

    [Fact]
    public async Task Declare_FullStack_GivesEveryLeafAHealthCheckThatExists()
    {
        var recording = await Declare("full");

        var checks = recording.Of("aws:route53/healthCheck:HealthCheck").Select(check => $"id-of-{check.Name}").ToHashSet(StringComparer.Ordinal);
        var leaves = recording.Of("aws:route53/record:Record").Where(record => record["setIdentifier"] is not null && record["aliases"] is null).ToList();
        Assert.NotEmpty(leaves);
        Assert.All(leaves, leaf => Assert.Contains(leaf.Text("healthCheckId"), checks));
    }

    [Fact]
    public async Task Declare_FullStack_StartsTheSecondRulesetAtTheNextTarget()
    {
        var recording = await Declare("full");

        var rules = recording.Of("azure-native:dnsresolver:ForwardingRule")
            .Where(rule => rule.Text("domainName") == "internal.example.com.").ToDictionary(rule => rule.Name, Targets, StringComparer.Ordinal);
        Assert.StartsWith("10.10.0.4 10.10.0.20 10.10.0.36 ", rules["uk-ruleset-to_internal_example_com"], StringComparison.Ordinal);
        Assert.StartsWith("10.10.0.20 10.10.0.36 10.10.0.4 ", rules["uk-ruleset-2-to_internal_example_com"], StringComparison.Ordinal);
        Assert.Equal(
            ["uk-ruleset-2-web", "uk-ruleset-hub", "uk-ruleset-jobs"],
            recording.Of("azure-native:dnsresolver:PrivateResolverVirtualNetworkLink")
                .Select(link => link.Name).Where(name => name.StartsWith("uk", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Declare_FullStack_WatchesAnInstanceFromItsVantages()
    {
        var recording = await Declare("full");

        var combined = recording.Single("aws:route53/healthCheck:HealthCheck", "app.us-all");
        Assert.Equal("\"CALCULATED\"", combined["type"]);
        Assert.Equal("2", combined["childHealthThreshold"]);
        Assert.Equal("""["id-of-app.us-from-uk","id-of-app.us","id-of-app.us-from-sg"]""", combined["childHealthchecks"]);
        Assert.Equal("\"id-of-app.us-all\"", recording.Single("aws:route53/record:Record", "app.us")["healthCheckId"]);
        Assert.Contains("app/us", recording.Single("aws:scheduler/schedule:Schedule", "uk-checker-schedule")["target"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declare_FullStack_DrainsByAHealthCheckThatIsNeverMet()
    {
        var recording = await Declare("full");

        var drained = recording.Single("aws:route53/healthCheck:HealthCheck", "search.sg-all");
        Assert.Equal("""["id-of-search.sg"]""", drained["childHealthchecks"]);
        Assert.Equal("2", drained["childHealthThreshold"]);
        Assert.Contains("\"cross-cloud-dns:drained\":\"true\"", drained["tags"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declare_FullStack_ProtectsZoneAndEndpoints()
    {
        var recording = await Declare("full");

        Assert.True(recording.Single("aws:route53/zone:Zone").Options!.Protect);
        Assert.All(recording.Of("aws:route53/resolverEndpoint:ResolverEndpoint"), endpoint => Assert.True(endpoint.Options!.Protect));
        Assert.All(recording.Of("azure-native:dnsresolver:InboundEndpoint"), endpoint => Assert.True(endpoint.Options!.Protect));
    }

    [Fact]
    public async Task Declare_FullStack_ForwardsBothWays()
    {
        var recording = await Declare("full");

        Assert.Equal(
            [
                "azure.example.com 172.16.0.4 172.20.0.4 172.24.0.4", "blob.core.windows.net 172.16.0.4 172.20.0.4 172.24.0.4",
                "corp.example.com 192.168.0.53 192.168.1.53 192.168.2.53 192.168.3.53",
            ],
            recording.Of("aws:route53/resolverRule:ResolverRule").Where(rule => rule.Text("region") == "eu-west-2")
                .Select(rule => $"{rule.Text("domainName")} {string.Join(' ', rule["targetIps"]!.Split("\"ip\":\"").Skip(1).Select(part => part.Split('"')[0]))}"));
        Assert.Equal(
            ["192.168.0.53", "192.168.1.53", "192.168.2.53", "192.168.3.53"],
            recording.Of("azure-native:dnsresolver:ForwardingRule").Where(rule => rule.Text("domainName") == "corp.example.com.")
                .Select(rule => Targets(rule).Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("lab")]
    [InlineData("full")]
    public async Task Declare_InAFirstPreview_ShowsWhatNeedsNothingElse(string stack)
    {
        using var settings = SampleSettings.Use(stack);
        var recording = new Recording { NothingExists = true };

        await recording.Run(() => CrossCloudDnsProgram.Declare(), preview: true);

        Assert.All(recording.Of("azure-native:dnsresolver:ForwardingRule"), rule => Assert.NotNull(rule["targetDnsServers"]));
        Assert.All(recording.Of("aws:cloudwatch/metricAlarm:MetricAlarm"), alarm => Assert.NotNull(alarm["threshold"]));
        Assert.All(recording.Of("aws:route53/record:Record"), record => Assert.Null(record["zoneId"]));
        Assert.All(recording.Of("aws:ec2/subnet:Subnet"), subnet => Assert.NotNull(subnet["availabilityZone"]));
    }

    [Fact]
    public async Task Declare_Outputs_AreWhatAnOperatorNeeds()
    {
        using var settings = SampleSettings.Use("dev");
        IDictionary<string, object?> outputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        await Recording.Of(() => outputs = CrossCloudDnsProgram.Declare());

        Assert.Equal("internal.example.com", outputs["domain"]);
        Assert.Equal("zone-of-zone", await OutputUtilities.GetValueAsync((Output<string>)outputs["zoneId"]!));
        var uk = (Dictionary<string, object?>)((Dictionary<string, object?>)outputs["sites"]!)["uk"]!;
        Assert.Equal(["10.10.0.4", "10.10.0.20", "10.10.0.36"], (string[])uk["inboundAddresses"]!);
        Assert.Equal("172.16.0.4", uk["azureInboundAddress"]);
        Assert.Equal("id-of-uk-ruleset", await OutputUtilities.GetValueAsync(((Output<string>[])uk["rulesetIds"]!)[0]));
    }

    [Fact]
    public async Task Declare_WrongSettings_FailWithTheReportAndNothingElse()
    {
        using var settings = SampleSettings.Use("dev", ("domain", null), ("domian", "internal.example.com"));

        var error = await Assert.ThrowsAsync<RunException>(() => Recording.Of(() => CrossCloudDnsProgram.Declare()));

        Assert.Equal(
            """
            Pulumi.dev.yaml has 2 errors:
              CCD0102: 'domain' is missing. A domain of one to 34 labels is expected, as internal.example.com. Add it in Pulumi.dev.yaml.
              CCD0101: 'domian' is no setting. Allowed here is alerts, azureDomains, checker, dashboards, domain, encryption, experiments, negativeTtlSeconds, onPrem, protect, queryLogs, records, services, sites, sources, tags, vnetToVnet. Did you mean 'domain'? Rename or remove it in Pulumi.dev.yaml.
            """,
            error.Message);
    }

    [Fact]
    public async Task Declare_FiveHundredServices_DeclaresEachOnce()
    {
        var services = string.Join(',', Enumerable.Range(0, 500).Select(index =>
            $$$"""{"name":"s{{{index}}}","instances":[{"site":"uk","cloud":"aws","address":"10.10.{{{1 + (index / 200)}}}.{{{4 + (index % 200)}}}","check":{"kind":"https"}}]}"""));
        using var settings = SampleSettings.Use("dev", ("services", $"[{services}]"));

        var recording = await Recording.Of(() => CrossCloudDnsProgram.Declare());

        Assert.Equal(500, recording.Of("aws:route53/healthCheck:HealthCheck").Count());
        Assert.Equal(["uk-checker-schedule", "uk-checker-schedule-2"], recording.Of("aws:scheduler/schedule:Schedule").Select(schedule => schedule.Name));
        Assert.Equal("512", recording.Single("aws:lambda/function:Function")["memorySize"]);
    }

    private static string Targets(RecordedResource rule) => string.Join(
        ' ', rule["targetDnsServers"]!.Split("\"ipAddress\":\"").Skip(1).Select(part => part.Split('"')[0]));

    private static async Task<Recording> Declare(string stack, bool preview = false)
    {
        using var settings = SampleSettings.Use(stack);
        return await Recording.Of(() => CrossCloudDnsProgram.Declare(), preview);
    }
}
