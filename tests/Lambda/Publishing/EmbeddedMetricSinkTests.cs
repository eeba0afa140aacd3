using System.Text;
using System.Text.Json;
using CrossCloudDns.HealthChecker.Logging;
using CrossCloudDns.HealthChecker.Publishing;

namespace CrossCloudDns.Tests.Lambda.Publishing;

/// <summary>
/// "The LogEvent message MUST be a valid JSON object with no additional data at the beginning or end of the LogEvent message
/// string." (Embedded metric format specification)
/// </summary>
public sealed class EmbeddedMetricSinkTests
{
    [Fact]
    public async Task PublishAsync_TwoTargets_WritesALineForEachAndForTheHeartbeat()
    {
        using var output = new MemoryStream();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1754550000000);

        var outcome = await new EmbeddedMetricSink(new JsonLines(output)).PublishAsync(
            "CrossCloudDns",
            [
                new Metric("Heartbeat", 1, unit: null, [KeyValuePair.Create("Site", "uk")], at),
                new Metric("Healthy", 1, unit: null, Dimensions("app/uk"), at),
                new Metric("Latency", 20.5, "Milliseconds", Dimensions("app/uk"), at),
                new Metric("Healthy", 0, unit: null, Dimensions("app/uk-2"), at),
            ],
            TestContext.Current.CancellationToken);

        Assert.Null(outcome.Failure);
        Assert.Equal(4, outcome.Arrived.Length);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal("", lines[3]);
        Assert.Equal(
            """
            {"_aws":{"Timestamp":1754550000000,"CloudWatchMetrics":[{"Namespace":"CrossCloudDns","Dimensions":[["Site","Target"]],"Metrics":[{"Name":"Healthy","StorageResolution":60},{"Name":"Latency","Unit":"Milliseconds","StorageResolution":60}]}]},"Site":"uk","Target":"app/uk","Healthy":1,"Latency":20.5}
            """,
            lines[1]);
        Assert.All(lines[..3], line => JsonDocument.Parse(line).Dispose());
    }

    private static System.Collections.Immutable.ImmutableArray<KeyValuePair<string, string>> Dimensions(string target) =>
        [KeyValuePair.Create("Site", "uk"), KeyValuePair.Create("Target", target)];
}
