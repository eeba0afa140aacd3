using System.Text.Json;
using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Check_OfTheSample_FindsNothing()
    {
        var (code, output, error) = await CommandLine.RunAsync("check", "--format", "json");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Empty(JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task Check_OfTheLab_FindsWhatItsPageExplains()
    {
        var (code, output, _) = await CommandLine.RunAsync("check", "--stack", "lab", "--format", "json");

        Assert.Equal(ExitCode.Success, code);
        var explained = Regex.Matches(RepositoryFiles.Read("docs/lab.md"), "^\\| \\[(?<id>CCD1[0-9]{3})\\]", RegexOptions.Multiline).Select(row => row.Groups["id"].Value);
        Assert.Equal(explained.Order(StringComparer.Ordinal), Ids(output).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Check_OfTheStackWithEverythingOn_FindsOnlyTheInstanceThatIsDrained()
    {
        var (code, output, _) = await CommandLine.RunAsync("check", "--stack", "full", "--format", "json");

        Assert.Equal((ExitCode.Success, "CCD1507"), (code, string.Join(' ', Ids(output))));
    }

    private static IEnumerable<string> Ids(string output) =>
        JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!);

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
