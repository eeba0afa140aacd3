using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Health;
using Pulumi;
using Checker = CrossCloudDns.Infra.Health.HealthChecker;

namespace CrossCloudDns.Tests.Infra.Health;

[Collection("Pulumi")]
public sealed class HealthCheckerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Function_Always_RunsTheAssemblyInTheWorkloadSubnets(bool preview)
    {
        var recording = await Recording.Of(Declare, preview);

        var function = recording.Single("aws:lambda/function:Function");
        Assert.Equal("\"dotnet10\"", function["runtime"]);
        Assert.Equal("""["arm64"]""", function["architectures"]);
        Assert.Equal("\"CrossCloudDns.HealthChecker\"", function["handler"]);
        Assert.Equal("\"archive\"", function["code"]);
        Assert.Equal("256", function["memorySize"]);
        Assert.Equal("55", function["timeout"]);
        if (!preview)
        {
            Assert.Equal(
                """{"securityGroupIds":["id-of-uk-checker-network"],"subnetIds":["subnet-1","subnet-2"]}""", function["vpcConfig"]);
            Assert.Equal("\"arn-of-uk-checker-role\"", function["role"]);
        }
    }

    [Theory]
    [InlineData("arm64")]
    [InlineData("x86_64")]
    public async Task Function_Native_RunsTheProgramOnTheBareRuntime(string architecture)
    {
        var recording = await Recording.Of(() => Declare($$"""{"build":"nativeAot","architecture":"{{architecture}}","memoryMb":128}"""));

        var function = recording.Single("aws:lambda/function:Function");
        Assert.Equal("\"provided.al2023\"", function["runtime"]);
        Assert.Equal($"[\"{architecture}\"]", function["architectures"]);
        Assert.Equal("\"bootstrap\"", function["handler"]);
        Assert.Equal("128", function["memorySize"]);
    }

    [Fact]
    public async Task Schedule_Always_SendsTheTargetsEveryMinuteAndNeverRetries()
    {
        var recording = await Recording.Of(Declare);

        var schedule = recording.Single("aws:scheduler/schedule:Schedule");
        Assert.Equal("\"rate(1 minute)\"", schedule["scheduleExpression"]);
        Assert.Equal("""{"mode":"OFF"}""", schedule["flexibleTimeWindow"]);
        var target = schedule["target"]!;
        Assert.Contains("\"retryPolicy\":{\"maximumEventAgeInSeconds\":60,\"maximumRetryAttempts\":0}", target, StringComparison.Ordinal);
        Assert.Contains("\"arn\":\"arn-of-uk-checker\"", target, StringComparison.Ordinal);
        var retries = recording.Single("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig");
        Assert.Equal("0", retries["maximumRetryAttempts"]);
        Assert.Equal("60", retries["maximumEventAgeInSeconds"]);
    }

    [Fact]
    public void Event_OfASchedule_IsTheContractWithTheChecker()
    {
        var site = Topologies.Of(("services", """
            [{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{"kind":"https","path":"/healthz"}}]},
             {"name":"db","instances":[{"site":"uk","address":"172.16.1.11","check":{"kind":"tcp","port":5432,"timeoutMs":500,"attempts":1}}]},
             {"name":"ns","instances":[{"site":"uk","address":"172.16.1.12","check":{"kind":"dns","recordType":"SOA"}}]},
             {"name":"web","instances":[{"site":"uk","address":"172.16.1.13","check":{"kind":"http","host":"www.example.org","statuses":["204"],"method":"HEAD","headers":{"X-Probe":"dns"},"dependsOn":"app/uk"}}]}]
            """));

        var json = CheckerEvent.Of(
            "CrossCloudDns", "internal.example.com", "uk",
            site.Services.SelectMany(service => service.Instances.Select(instance => CheckTarget.Of(service, instance)!)));

        Assert.Equal(
            """
            {"format":"cross-cloud-dns/targets/1","namespace":"CrossCloudDns","dimensions":{"Site":"uk","Zone":"internal.example.com"},"scheduledTime":"<aws.scheduler.scheduled-time>","targets":[
            {"id":"app/uk","kind":"https","address":"172.16.1.10","port":443,"host":"app.internal.example.com","path":"/healthz","timeoutMs":2000,"attempts":2},
            {"id":"db/uk","kind":"tcp","address":"172.16.1.11","port":5432,"timeoutMs":500,"attempts":1},
            {"id":"ns/uk","kind":"dns","address":"172.16.1.12","port":53,"name":"ns.internal.example.com","recordType":"SOA","timeoutMs":2000,"attempts":2},
            {"id":"web/uk","kind":"http","address":"172.16.1.13","port":80,"host":"www.example.org","path":"/","timeoutMs":2000,"attempts":2,"method":"HEAD","dependsOn":"app/uk","headers":{"X-Probe":"dns"},"statuses":["204"]}]}
            """.Replace("\n", "", StringComparison.Ordinal),
            json);
    }

    [Fact]
    public async Task Roles_Always_TrustOneServiceOfThisAccount()
    {
        var recording = await Recording.Of(Declare);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""",
            recording.Single("aws:iam/role:Role", "uk-checker-role").Text("assumeRolePolicy"));
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012","aws:SourceArn":"arn-of-uk-checker-schedule"}}}]}""",
            recording.Single("aws:iam/role:Role", "uk-checker-schedule").Text("assumeRolePolicy"));
    }

    [Fact]
    public async Task Policies_Always_NameWhatCanBeNamed()
    {
        var recording = await Recording.Of(Declare);

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":["arn-of-uk-checker:*"]},{"Effect":"Allow","Action":["cloudwatch:PutMetricData"],"Resource":["*"],"Condition":{"StringEquals":{"cloudwatch:namespace":"CrossCloudDns"}}},{"Effect":"Allow","Action":["ec2:CreateNetworkInterface","ec2:DescribeNetworkInterfaces","ec2:DescribeSubnets","ec2:DeleteNetworkInterface","ec2:AssignPrivateIpAddresses","ec2:UnassignPrivateIpAddresses"],"Resource":["*"]}]}""",
            recording.Single("aws:iam/rolePolicy:RolePolicy", "uk-checker-role").Text("policy"));
        Assert.Contains(
            "\"Effect\":\"Deny\",\"Action\":[\"ec2:CreateNetworkInterface\"",
            recording.Single("aws:iam/rolePolicy:RolePolicy", "uk-checker-code").Text("policy"), StringComparison.Ordinal);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:InvokeFunction"],"Resource":["arn-of-uk-checker","arn-of-uk-checker:*"]}]}""",
            recording.Single("aws:iam/rolePolicy:RolePolicy", "uk-checker-schedule").Text("policy"));
    }

    [Fact]
    public async Task Network_Always_LetsNothingInAndReachesCloudWatchPrivately()
    {
        var recording = await Recording.Of(Declare);

        var group = recording.Single("aws:ec2/securityGroup:SecurityGroup", "uk-checker-network");
        Assert.Equal("[]", group["ingress"]);
        Assert.Contains("\"cidrBlocks\":[\"10.10.0.0/16\",\"172.16.0.0/16\"]", group["egress"], StringComparison.Ordinal);
        var endpoint = recording.Single("aws:ec2/vpcEndpoint:VpcEndpoint");
        Assert.Equal("\"com.amazonaws.eu-west-2.monitoring\"", endpoint["serviceName"]);
        Assert.Equal("\"Interface\"", endpoint["vpcEndpointType"]);
        Assert.Equal("true", endpoint["privateDnsEnabled"]);
        Assert.Equal("""["id-of-uk-checker-network-monitoring"]""", endpoint["securityGroupIds"]);
        Assert.Contains("aws:PrincipalAccount", endpoint.Text("policy"), StringComparison.Ordinal);
        Assert.Equal("30", recording.Single("aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]);
    }

    private static void Declare() => Declare("{}");

    private static void Declare(string checker)
    {
        var topology = Topologies.Of(("checker", checker), ("services", """
            [{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{"kind":"https","path":"/healthz"}}]}]
            """));
        var site = topology.Sites[0];
        _ = new Checker("uk-checker", new HealthCheckerArgs
        {
            Site = site,
            Domain = "internal.example.com",
            Settings = topology.Checker,
            FunctionName = "dev-uk-checker",
            Targets = [CheckTarget.Of(topology.Services[0], topology.Services[0].Instances[0])!],
            Destinations = [site.Aws.VpcCidr, site.Azure.VnetCidr],
            Code = new FileArchive("."),
            VpcId = "vpc-1",
            SubnetIds = [Output.Create("subnet-1"), Output.Create("subnet-2")],
            AccountId = "123456789012",
            Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
        });
    }
}
