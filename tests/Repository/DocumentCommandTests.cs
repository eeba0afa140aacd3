using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Repository;

/// <summary>What the documents tell people to run does run.</summary>
[Collection("Pulumi")]
public sealed partial class DocumentCommandTests
{
    // What stands in for the reader's own: a name of the sample stack, one of its sites.
    private static readonly (string Placeholder, string Value)[] Placeholders = [("NAME", "app.internal.example.com"), ("SITE", "uk")];

    public static TheoryData<string> Commands =>
        [.. (from document in RepositoryFiles.Below("docs", "*.md").Append("README.md")
             from Match command in Command().Matches(RepositoryFiles.Read(document))
             let arguments = command.Groups["arguments"].Value.Trim()
             // Files and stacks of the reader's own cannot be run; `up` and live drills are run by the end-to-end tests.
             where !arguments.Contains('<', StringComparison.Ordinal) && !arguments.Contains("--state", StringComparison.Ordinal) && !arguments.Contains("--live", StringComparison.Ordinal)
             where !arguments.Contains("mine", StringComparison.Ordinal) && !arguments.Contains('…', StringComparison.Ordinal)
             // Following has no end, and files are written where nobody wants them.
             where !arguments.Contains("--watch", StringComparison.Ordinal) && !arguments.Contains("--output", StringComparison.Ordinal)
             where arguments.Length > 0 && !arguments.StartsWith("up", StringComparison.Ordinal) && arguments[0] != '-'
             select arguments).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OfADocument_Succeeds(string command)
    {
        var arguments = Placeholders.Aggregate(command, (text, pair) => text.Replace(pair.Placeholder, pair.Value, StringComparison.Ordinal));
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await TwinCommandLine.RunAsync(
            [.. CommandLineParser.SplitCommandLine(arguments)], output, error, TestContext.Current.CancellationToken);

        Assert.True(code == ExitCode.Success, $"'{arguments}' ended with {code}.\n{error}\n{output}");
        Assert.NotEqual(0, output.ToString().Length + error.ToString().Length);
    }

    [GeneratedRegex("""dotnet run --project twin(?: -- (?<arguments>[^`\n>|#)]*))?""")]
    private static partial Regex Command();
}
