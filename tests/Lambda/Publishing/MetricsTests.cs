using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Publishing;

public sealed class MetricsTests
{
    private static readonly DateTimeOffset Minute = new(2026, 8, 1, 12, 34, 0, TimeSpan.Zero);

    private static readonly CheckRequest Request =
        new("CrossCloudDns", [KeyValuePair.Create("Site", "uk"), KeyValuePair.Create("Zone", "example.com")], Signal.PutMetricData, [], [], null);

    [Theory]
    [InlineData(Reason.Ok, "Healthy 1,Latency 20")]
    [InlineData(Reason.Dependency, "Healthy 1")]
    [InlineData(Reason.Refused, "Healthy 0")]
    [InlineData(Reason.Deadline, "")]
    internal void Of_AVerdict_SaysWhatIsKnownAndNoMore(Reason reason, string expected)
    {
        var metrics = Metrics.Of(Request, [Some.Verdict("app/uk", reason)], Minute);

        Assert.Equal("Heartbeat Site=uk,Zone=example.com 1", $"{metrics[0].Name} {Dimensions(metrics[0])} {metrics[0].Value}");
        Assert.Equal(expected, string.Join(',', metrics.Skip(1).Select(metric => $"{metric.Name} {metric.Value}")));
        Assert.All(metrics.Skip(1), metric => Assert.Equal("Site=uk,Zone=example.com,Target=app/uk", Dimensions(metric)));
        Assert.All(metrics, metric => Assert.Equal(Minute, metric.Timestamp));
    }

    [Theory]
    [InlineData(9.99, 9)]
    [InlineData(0.5, 0)]
    [InlineData(-0.5, -1)]
    public void Of_ACertificate_SaysItsWholeDays(double days, double expected)
    {
        var finding = new Finding(Reason.TlsExpired, TimeSpan.Zero, "", Minute.AddDays(days));

        var metrics = Metrics.Of(Request, [new Verdict(Some.Target("app/uk"), finding, 1)], Minute);

        Assert.Equal(expected, metrics.Single(metric => metric.Name == "CertificateDaysLeft").Value);
    }

    private static string Dimensions(Metric metric) => string.Join(',', metric.Dimensions.Select(pair => $"{pair.Key}={pair.Value}"));
}
