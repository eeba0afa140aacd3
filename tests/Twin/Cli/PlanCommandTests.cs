using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class PlanCommandTests
{
    [Fact]
    public async Task Plan_OfTheSample_PutsWhatBelongsToASiteThere()
    {
        var (code, output, _) = await CommandLine.RunAsync("plan", "--format", "json");

        Assert.Equal(ExitCode.Success, code);
        var plan = JsonDocument.Parse(output).RootElement;
        var rules = plan.GetProperty("resources").EnumerateArray().Single(count => count.GetProperty("type").GetString() == "azure-native:dnsresolver:ForwardingRule");
        Assert.Equal(["uk", "us"], rules.GetProperty("bySite").EnumerateObject().Select(site => site.Name));
        var zone = plan.GetProperty("resources").EnumerateArray().Single(count => count.GetProperty("type").GetString() == "aws:route53/zone:Zone");
        Assert.Equal("shared", zone.GetProperty("bySite").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task Plan_AgainstItsOwnPrintedResources_DoesNotDiffer()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, (await CommandLine.RunAsync("resources", "--format", "json")).Output, TestContext.Current.CancellationToken);

            var (code, output, _) = await CommandLine.RunAsync("plan", "--diff", file);

            Assert.Equal(ExitCode.Success, code);
            Assert.Contains("do not differ", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Plan_WithAPriceFileThatIsNotThere_SaysSo()
    {
        var (code, output, error) = await CommandLine.RunAsync("plan", "--prices", "nowhere.json");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith("CCD2031: The price file", error, StringComparison.Ordinal);
    }
}
