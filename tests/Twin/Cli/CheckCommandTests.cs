using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Check_OfTheSample_HasNoError()
    {
        var (code, output, error) = await CommandLine.RunAsync("check", "--format", "json");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(0, JsonDocument.Parse(output).RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Check_OfAStateWithAnError_EndsWithOne()
    {
        var printed = (await CommandLine.RunAsync("resources", "--format", "json")).Output;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, printed.Replace("\"enableDnsSupport\": true", "\"enableDnsSupport\": false", StringComparison.Ordinal), TestContext.Current.CancellationToken);

            var (code, output, _) = await CommandLine.RunAsync("check", "--state", file);

            Assert.Equal(ExitCode.Failed, code);
            Assert.Contains("error   CCD1101", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Check_AsSarif_PrintsOneDocument()
    {
        var (_, output, _) = await CommandLine.RunAsync("check", "-f", "sarif");

        Assert.Equal("2.1.0", JsonDocument.Parse(output).RootElement.GetProperty("version").GetString());
    }
}
