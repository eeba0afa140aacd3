using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class ResourcesCommandTests
{
    [Fact]
    public async Task Resources_AsJson_PrintsOneDocumentAndNothingElse()
    {
        var (code, output, error) = await RunAsync("resources", "--format", "json");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Equal("cross-cloud-dns/resources/1", document.GetProperty("format").GetString());
        Assert.Equal("dev", document.GetProperty("stack").GetString());
        Assert.NotEmpty(document.GetProperty("resources").EnumerateArray());
    }

    [Fact]
    public async Task Resources_Twice_PrintsTheSameBytes() =>
        Assert.Equal((await RunAsync("resources", "--format", "json")).Output, (await RunAsync("resources", "-f", "json")).Output);

    [Fact]
    public async Task Resources_OfTheSample_HaveUniqueIdsOfWhichNoneIsPartOfAnother()
    {
        var document = JsonDocument.Parse((await RunAsync("resources", "--format", "json")).Output).RootElement;
        var ids = document.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("id").GetString()!).ToList();

        Assert.All(ids, id => Assert.Single(ids, other => other.Contains(id, StringComparison.Ordinal)));
        Assert.All(ids, id => Assert.True(id.Length >= 8 && id.Any(char.IsAsciiDigit), id));
    }

    [Fact]
    public async Task Resources_OfPrintedState_PrintsItAgain()
    {
        var printed = (await RunAsync("resources", "--format", "json")).Output;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);

            Assert.Equal(printed, (await RunAsync("resources", "--format", "json", "--state", file)).Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Resources_OfAnUnknownStack_FailsWithOneMessage()
    {
        var (code, output, error) = await RunAsync("resources", "--stack", "nope");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith("CCD2002: Stack 'nope' has no file", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Resources_WithAnUnknownOption_IsAUsageError() =>
        Assert.Equal(ExitCode.Usage, (await RunAsync("resources", "--nope")).Code);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await TwinCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
