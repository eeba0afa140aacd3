using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>A new user's walk: every block of the page about getting started, in its order, in one shell.</summary>
[Collection("EndToEnd")]
public sealed partial class GettingStartedTests(ITestOutputHelper output)
{
    private const string Start = "dotnet run --project twin";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walk_FromTheFirstAnswerToASettingOfOnesOwn_GoesAsThePageSays()
    {
        var bash = Tool.Require("bash");
        Tool.Require("dig");
        Tool.Require("curl");
        var blocks = Block().Matches(RepositoryFiles.Read("docs/getting-started.md")).Select(match => match.Groups["commands"].Value).ToList();
        Assert.Equal(Start, blocks[0].Trim());
        await using var twin = await RunningTwin.StartAsync(Cancelled);
        var folder = Directory.CreateTempSubdirectory("cross-cloud-dns-walk-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Root, "Pulumi*.yaml"))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            foreach (var command in blocks.Skip(1).SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            {
                var run = await Tool.RunAsync(bash, ["-c", $"cd '{folder.FullName}'; {Here(command, twin.Ready)}"], Cancelled);

                output.WriteLine($"$ {command}\n{run.Output}");
                Assert.True(run.ExitCode == 0, $"{command}\n{run.Output}{run.Error}");
                // A comment ends with what is to be seen.
                if (Promise().Match(command) is { Success: true } promise)
                {
                    Assert.Contains(promise.Groups["address"].Value, run.Output, StringComparison.Ordinal);
                }

                if (command.Contains("--diff", StringComparison.Ordinal))
                {
                    Assert.Contains("204 s worst", run.Output, StringComparison.Ordinal);
                }
            }

            Assert.True(File.Exists(Path.Combine(folder.FullName, "drills.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Digs_OfAllDocuments_AskAddressesThatTheSampleAnswersAt()
    {
        await using var twin = await RunningTwin.StartAsync(Cancelled);
        var answering = twin.Ready.Resolvers.Values.Select(resolver => resolver.Address).ToHashSet(StringComparer.Ordinal);

        var asked =
            from document in RepositoryFiles.Below("docs", "*.md").Append("README.md")
            from Match dig in Dig().Matches(RepositoryFiles.Read(document))
            select (document, address: dig.Groups["address"].Value);

        Assert.Contains(asked, pair => pair.document == "README.md");
        Assert.All(asked, pair => Assert.Contains(pair.address, answering));
    }

    // The same program without another build, and a twin on ports that are free here.
    private static string Here(string command, ReadyFile ready) => command
        .Replace($"{Start} --", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll")}'", StringComparison.Ordinal)
        .Replace("-p 5300", $"-p {ready.Resolvers["uk"].Port}", StringComparison.Ordinal)
        .Replace("http://127.0.0.1:8053", ready.Http, StringComparison.Ordinal);

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"dig @(?<address>127[\d.]+)")]
    private static partial Regex Dig();

    [GeneratedRegex(@"#.*: (?<address>[\d.]+)$")]
    private static partial Regex Promise();
}
