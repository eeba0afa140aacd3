using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Health;
using CrossCloudDns.Infra.Topology;

namespace CrossCloudDns.Tests.Infra.Health;

[Collection("Pulumi")]
public sealed class InstanceHealthTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Alarm_Always_IsOneThatRoute53CanFollow(bool preview)
    {
        var recording = await Recording.Of(() => Declare(), preview);

        var alarm = recording.Single("aws:cloudwatch/metricAlarm:MetricAlarm");
        Assert.Equal("\"CrossCloudDns\"", alarm["namespace"]);
        Assert.Equal("\"Healthy\"", alarm["metricName"]);
        Assert.Equal("""{"Site":"uk","Target":"app/uk","Zone":"internal.example.com"}""", alarm["dimensions"]);
        Assert.Equal("\"Minimum\"", alarm["statistic"]);
        Assert.Equal("\"LessThanThreshold\"", alarm["comparisonOperator"]);
        Assert.Equal("1", alarm["threshold"]);
        Assert.Equal("60", alarm["period"]);
        Assert.Equal("2", alarm["evaluationPeriods"]);
        Assert.Null(alarm["datapointsToAlarm"]);
        Assert.Null(alarm["unit"]);
    }

    [Theory]
    [InlineData(SilentChecker.Keep, "\"missing\"", "\"LastKnownStatus\"")]
    [InlineData(SilentChecker.Fail, "\"breaching\"", "\"Unhealthy\"")]
    public async Task SilentChecker_Setting_SetsAlarmAndHealthCheckAlike(SilentChecker silent, string alarm, string check)
    {
        var recording = await Recording.Of(() => Declare(silent));

        Assert.Equal(alarm, recording.Single("aws:cloudwatch/metricAlarm:MetricAlarm")["treatMissingData"]);
        Assert.Equal(check, recording.Single("aws:route53/healthCheck:HealthCheck")["insufficientDataHealthStatus"]);
    }

    [Fact]
    public async Task HealthCheck_Always_FollowsTheAlarmAndIsRewrittenWithIt()
    {
        var recording = await Recording.Of(() => Declare());

        var check = recording.Single("aws:route53/healthCheck:HealthCheck");
        Assert.Equal("\"CLOUDWATCH_METRIC\"", check["type"]);
        Assert.Equal("\"dev-app.uk\"", check["cloudwatchAlarmName"]);
        Assert.Equal("\"eu-west-2\"", check["cloudwatchAlarmRegion"]);
        Assert.Equal(
            """{"comparisonOperator":"LessThanThreshold","dimensions":"Site=uk,Target=app/uk,Zone=internal.example.com","evaluationPeriods":"2","metricName":"Healthy","name":"dev-app.uk","namespace":"CrossCloudDns","period":"60","region":"eu-west-2","statistic":"Minimum","threshold":"1","treatMissingData":"missing"}""",
            check["triggers"]);
        Assert.Null(check["ipAddress"]);
    }

    [Fact]
    public async Task Alarm_RecoversAfterFiveMinutes_LooksAtFiveMinutesAtOnce()
    {
        var recording = await Recording.Of(() => Declare(failAfterMinutes: 1, recoverAfterMinutes: 5));

        var alarm = recording.Single("aws:cloudwatch/metricAlarm:MetricAlarm");
        Assert.Equal(("300", "1"), (alarm["period"], alarm["evaluationPeriods"]));
        Assert.Contains("\"period\":\"300\"", recording.Single("aws:route53/healthCheck:HealthCheck")["triggers"], StringComparison.Ordinal);
    }

    private static void Declare(SilentChecker silent = SilentChecker.Keep, int failAfterMinutes = 2, int recoverAfterMinutes = 1) => _ = new InstanceHealth("app.uk", new InstanceHealthArgs
    {
        Target = "app/uk",
        Region = "eu-west-2",
        Namespace = "CrossCloudDns",
        Domain = "internal.example.com",
        Site = "uk",
        AlarmName = "dev-app.uk",
        FailAfterMinutes = failAfterMinutes,
        RecoverAfterMinutes = recoverAfterMinutes,
        WhenCheckerSilent = silent,
        Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
    });
}
