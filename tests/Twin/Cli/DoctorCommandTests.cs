using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Cli;
using CrossCloudDns.Twin.Cli.Doctor;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed partial class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_WhereTheTwinRuns_SaysWhatIsThereAndHowToGetTheRest()
    {
        var (code, output, error) = await CommandLine.RunAsync("doctor");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        var needs = Examination.Examine();
        Assert.All(needs, need => Assert.Contains(need.Name, output, StringComparison.Ordinal));
        Assert.All(needs.Where(need => need.Found is null), need => Assert.Contains(need.Remedy.Split(' ')[0], output, StringComparison.Ordinal));
        Assert.NotNull(needs.Single(need => need.Purpose == Purpose.Twin).Found);
    }

    [Fact]
    public void Doctor_LooksForEveryToolThatATestRequires()
    {
        var required = RepositoryFiles.Below("tests", "*.cs")
            .SelectMany(file => ToolName().Matches(RepositoryFiles.Read(file)).Select(match => match.Groups["name"].Value)).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("chromium", required);
        Assert.Empty(required.Except(Examination.Examine().Select(need => need.Name), StringComparer.Ordinal));
    }

    [GeneratedRegex("Tool\\.Require\\(\"(?<name>[^\"]+)\"")]
    private static partial Regex ToolName();
}
