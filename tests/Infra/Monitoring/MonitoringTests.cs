using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Monitoring;
using CrossCloudDns.Infra.Topology.Names;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Monitoring;

[Collection("Pulumi")]
public sealed class MonitoringTests
{
    private static readonly ResourceTags Tags = ResourceTags.Of("cross-cloud-dns", "dev");

    [Fact]
    public async Task Topic_Always_TakesAlarmsOfThisAccountAndMailsEach()
    {
        var recording = await Recording.Of(() => _ = new AlertTopic("uk-alerts", new AlertTopicArgs
        {
            Region = "eu-west-2",
            Emails = ["dns@example.org", "duty@example.org"],
            AccountId = "123456789012",
            KmsKeyArn = "key",
            Tags = Tags,
        }));

        Assert.Equal("\"key\"", recording.Single("aws:sns/topic:Topic")["kmsMasterKeyId"]);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["sns:Publish"],"Resource":["arn-of-uk-alerts"],"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""",
            recording.Single("aws:sns/topicPolicy:TopicPolicy").Text("policy"));
        Assert.Equal(
            ["dns@example.org email", "duty@example.org email"],
            recording.Of("aws:sns/topicSubscription:TopicSubscription").Select(each => $"{each.Text("endpoint")} {each.Text("protocol")}"));
    }

    [Fact]
    public async Task Dashboard_Always_ShowsEachTargetAndTheEndpoint()
    {
        var recording = await Recording.Of(() => _ = new SiteDashboard("uk-dashboard", new SiteDashboardArgs
        {
            Site = "uk",
            Region = "eu-west-2",
            DashboardName = "dev-uk",
            InboundEndpointId = "endpoint",
            Domain = "internal.example.com",
            Namespace = "CrossCloudDns",
            Targets = ["app/uk", "orders/uk"],
        }));

        var widgets = JsonDocument.Parse(recording.Single("aws:cloudwatch/dashboard:Dashboard").Text("dashboardBody")).RootElement.GetProperty("widgets");
        Assert.Equal(4, widgets.GetArrayLength());
        Assert.Equal(
            """[["CrossCloudDns","Healthy","Site","uk","Target","app/uk","Zone","internal.example.com"],["CrossCloudDns","Healthy","Site","uk","Target","orders/uk","Zone","internal.example.com"]]""",
            widgets[0].GetProperty("properties").GetProperty("metrics").GetRawText());
        Assert.Equal(
            """[["AWS/Route53Resolver","InboundQueryVolume","EndpointId","endpoint"]]""",
            widgets[2].GetProperty("properties").GetProperty("metrics").GetRawText());
        Assert.All(widgets.EnumerateArray(), widget => Assert.Equal("eu-west-2", widget.GetProperty("properties").GetProperty("region").GetString()));
    }

    [Fact]
    public async Task AwsQueryLog_Always_KeepsTheQueriesOfEveryVpc()
    {
        var recording = await Recording.Of(() => _ = new AwsQueryLog("uk-queries", new AwsQueryLogArgs
        {
            Region = "eu-west-2",
            LogGroupName = "/aws/route53resolver/dev-uk",
            RetentionDays = 90,
            VpcIds = ImmutableSortedDictionary<string, Output<string>>.Empty.Add("apps", Output.Create("vpc-2")).Add("hub", Output.Create("vpc-1")),
            AccountId = "123456789012",
            Tags = Tags,
        }));

        Assert.Equal("90", recording.Single("aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]);
        Assert.Equal("\"arn-of-uk-queries\"", recording.Single("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig")["destinationArn"]);
        Assert.Equal(
            ["vpc-2", "vpc-1"],
            recording.Of("aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation").Select(each => each.Text("resourceId")));
        Assert.Contains(
            "\"Service\":\"delivery.logs.amazonaws.com\"", recording.Single("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").Text("policyDocument"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AzureQueryLog_Always_SendsAnswersToAWorkspaceAndBlocksWhatItShould(bool blocks)
    {
        var recording = await Recording.Of(() => _ = new AzureQueryLog("uk-dns-policy", new AzureQueryLogArgs
        {
            Location = "uksouth",
            ResourceGroupName = "group",
            VnetIds = ImmutableSortedDictionary<string, Output<string>>.Empty.Add("hub", Output.Create("vnet")),
            RetentionDays = 90,
            BlockedDomains = blocks ? [DomainName.Parse("malware.example.net")] : [],
            Tags = Tags,
        }));

        var setting = recording.Single("azure-native:monitor:DiagnosticSetting");
        Assert.Equal("""[{"category":"DnsResponse","enabled":true}]""", setting["logs"]);
        Assert.Equal("\"id-of-uk-dns-policy\"", setting["resourceUri"]);
        Assert.Equal("90", recording.Single("azure-native:operationalinsights:Workspace")["retentionInDays"]);
        Assert.Equal(
            """{"id":"vnet"}""", recording.Single("azure-native:dnsresolver:DnsResolverPolicyVirtualNetworkLink")["virtualNetwork"]);
        Assert.Equal(
            blocks ? ["""["malware.example.net."]"""] : [], recording.Of("azure-native:dnsresolver:DnsResolverDomainList").Select(list => list["domains"]));
        Assert.Equal(
            blocks ? ["""{"actionType":"Block","blockResponseCode":"SERVFAIL"}"""] : [],
            recording.Of("azure-native:dnsresolver:DnsSecurityRule").Select(rule => rule["action"]));
    }

    [Fact]
    public async Task Experiment_Always_CutsOneSubnetOffAndStopsAtTheSecondLostAddress()
    {
        var recording = await Recording.Of(() => _ = new ZoneFaultExperiment("uk-experiment", new ZoneFaultExperimentArgs
        {
            Site = "uk",
            Region = "eu-west-2",
            SubnetArn = "arn-of-subnet",
            InboundEndpointId = "endpoint",
            StopAlarmName = "dev-uk-experiment",
            AccountId = "123456789012",
            Tags = Tags,
        }));

        var template = recording.Single("aws:fis/experimentTemplate:ExperimentTemplate");
        Assert.Equal(
            """[{"actionId":"aws:network:disrupt-connectivity","name":"disrupt","parameters":[{"key":"duration","value":"PT10M"},{"key":"scope","value":"all"}],"target":{"key":"Subnets","value":"subnet"}}]""",
            template["actions"]);
        Assert.Equal("""[{"name":"subnet","resourceArns":["arn-of-subnet"],"resourceType":"aws:ec2:subnet","selectionMode":"ALL"}]""", template["targets"]);
        Assert.Equal("""[{"source":"aws:cloudwatch:alarm","value":"arn-of-uk-experiment"}]""", template["stopConditions"]);
        Assert.Equal("2", recording.Single("aws:cloudwatch/metricAlarm:MetricAlarm")["threshold"]);
        var role = recording.Single("aws:iam/role:Role");
        Assert.Contains("\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:fis:eu-west-2:123456789012:experiment/*\"}", role.Text("assumeRolePolicy"), StringComparison.Ordinal);
        Assert.Equal("\"dev-uk-experiment-\"", role["namePrefix"]);
        Assert.DoesNotContain("\"ec2:*\"", recording.Single("aws:iam/rolePolicy:RolePolicy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Always_RotatesAndIsUsedOnlyForThisAccount()
    {
        var recording = await Recording.Of(() => _ = new SiteKey("uk-key", "eu-west-2", "123456789012", Tags));

        var key = recording.Single("aws:kms/key:Key");
        Assert.Equal("true", key["enableKeyRotation"]);
        var policy = key.Text("policy");
        Assert.Contains("\"AWS\":\"arn:aws:iam::123456789012:root\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"Service\":\"logs.eu-west-2.amazonaws.com\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"kms:EncryptionContext:aws:logs:arn\":\"arn:aws:logs:eu-west-2:123456789012:*\"", policy, StringComparison.Ordinal);
    }
}
