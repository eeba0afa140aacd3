using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Health;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Health;

[Collection("Pulumi")]
public sealed class CombinedHealthTests
{
    [Theory]
    [InlineData(false, "2")]
    [InlineData(true, "4")]
    public async Task Check_OfThreeVantages_WantsTheThresholdOrWhenDrainedMoreThanThereIs(bool drained, string threshold)
    {
        var recording = await Recording.Of(() => _ = new CombinedHealth("app.uk-all", new CombinedHealthArgs
        {
            Target = "app/uk",
            HealthCheckIds = [Output.Create("a"), Output.Create("b"), Output.Create("c")],
            Threshold = 2,
            Drained = drained,
            Tags = ResourceTags.Of("cross-cloud-dns", "dev"),
        }));

        var check = recording.Single("aws:route53/healthCheck:HealthCheck");
        Assert.Equal("\"CALCULATED\"", check["type"]);
        Assert.Equal("""["a","b","c"]""", check["childHealthchecks"]);
        Assert.Equal(threshold, check["childHealthThreshold"]);
        Assert.Equal(drained, check["tags"]!.Contains("cross-cloud-dns:drained", StringComparison.Ordinal));
    }
}
