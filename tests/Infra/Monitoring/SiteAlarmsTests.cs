using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Monitoring;

namespace CrossCloudDns.Tests.Infra.Monitoring;

[Collection("Pulumi")]
public sealed class SiteAlarmsTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [Fact]
    public async Task Heartbeat_OfAChecker_GoesOffWhenItIsSilent()
    {
        var recording = await Recording.Of(() => Declare());

        var heartbeat = recording.Single(Alarm, "uk-alarms-heartbeat");
        Assert.Equal("\"Heartbeat\"", heartbeat["metricName"]);
        Assert.Equal("""{"Site":"uk","Zone":"internal.example.com"}""", heartbeat["dimensions"]);
        Assert.Equal("\"breaching\"", heartbeat["treatMissingData"]);
        Assert.Equal("5", heartbeat["evaluationPeriods"]);
        Assert.Equal("\"dev-uk-alarms-heartbeat\"", heartbeat["name"]);
        Assert.Equal("""["topic"]""", heartbeat["alarmActions"]);
        Assert.Equal("""["topic"]""", heartbeat["okActions"]);
    }

    [Fact]
    public async Task Heartbeat_WithoutAChecker_IsNotDeclared()
    {
        var recording = await Recording.Of(() => Declare(hasChecker: false));

        Assert.DoesNotContain(recording.Of(Alarm), alarm => alarm.Name.EndsWith("heartbeat", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("uk-alarms-inbound-unhealthy", "EndpointUnhealthyENICount", "in", "1")]
    [InlineData("uk-alarms-inbound-capacity", "ResolverEndpointCapacityStatus", "in", "1")]
    [InlineData("uk-alarms-outbound-unhealthy", "EndpointUnhealthyENICount", "out", "1")]
    [InlineData("uk-alarms-outbound-capacity", "ResolverEndpointCapacityStatus", "out", "1")]
    public async Task Endpoints_Both_AreWatchedAtThePaceOfTheirMetrics(string name, string metric, string endpoint, string threshold)
    {
        var recording = await Recording.Of(() => Declare());

        var alarm = recording.Single(Alarm, name);
        Assert.Equal("\"AWS/Route53Resolver\"", alarm["namespace"]);
        Assert.Equal($"\"{metric}\"", alarm["metricName"]);
        Assert.Equal($$"""{"EndpointId":"{{endpoint}}"}""", alarm["dimensions"]);
        Assert.Equal("\"Maximum\"", alarm["statistic"]);
        Assert.Equal("300", alarm["period"]);
        Assert.Equal(threshold, alarm["threshold"]);
        Assert.Equal("\"ignore\"", alarm["treatMissingData"]);
    }

    [Theory]
    [InlineData(10_000, "3000000")]
    [InlineData(1_500, "450000")]
    public async Task Volume_OfThreeAddresses_IsHalfOfWhatTwoTakeInFiveMinutes(int perAddress, string threshold)
    {
        var recording = await Recording.Of(() => Declare(perAddress: perAddress));

        Assert.Equal(threshold, recording.Single(Alarm, "uk-alarms-inbound-volume")["threshold"]);
    }

    private static void Declare(bool hasChecker = true, int perAddress = 10_000) => _ = new SiteAlarms("uk-alarms", new SiteAlarmsArgs
    {
        Site = "uk",
        Region = "eu-west-2",
        Prefix = "dev",
        InboundEndpointId = "in",
        InboundAddresses = 3,
        QueriesPerAddress = perAddress,
        OutboundEndpointId = "out",
        HasChecker = hasChecker,
        Domain = "internal.example.com",
        Namespace = "CrossCloudDns",
        TopicArn = "topic",
        Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
    });
}
