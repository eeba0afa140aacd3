using System.Reflection;
using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Twin.Cli;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Repository;

/// <summary>The page about the command line says what the command line is.</summary>
[Collection("Pulumi")]
public sealed partial class CommandLinePageTests
{
    private static string Page => RepositoryFiles.Read("docs/command-line.md");

    [Fact]
    public async Task Page_ListsEveryCommandOfTheHelp()
    {
        var help = (await CommandLine.RunAsync("--help")).Output;
        var commands = HelpCommand().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).ToList();

        Assert.Contains("up", commands);
        Assert.DoesNotContain("complete", commands);
        Assert.Equal(
            commands.Order(StringComparer.Ordinal),
            PageCommand().Matches(Page).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ExitCodes_AreTheOnesOfThePageAndOfTheHelp()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetRawConstantValue()!.ToString()!).ToList();
        var help = (await CommandLine.RunAsync("--help")).Output;

        Assert.Equal(codes, PageCode().Matches(Page).Select(match => match.Groups["code"].Value));
        Assert.Equal(codes, HelpCode().Matches(help[help.IndexOf("Exit codes:", StringComparison.Ordinal)..]).Select(match => match.Groups["code"].Value));
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex HelpCommand();

    [GeneratedRegex(@"^\|.*?`twin (?<name>[a-z]+)[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex PageCommand();

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex PageCode();

    [GeneratedRegex(@"[:;] (?<code>\d+) ")]
    private static partial Regex HelpCode();
}
