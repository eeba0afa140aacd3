using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>The command line in a real shell, on a real terminal and off it.</summary>
[Collection("EndToEnd")]
public sealed class CommandLineTests
{
    private const string Escape = "\u001b";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("drill instance-s", "instance-slow")]
    [InlineData("plan --stack ", "dev full lab")]
    [InlineData("query app.internal.example.com --from u", "uk us")]
    [InlineData(@"query app.internal.example.com --fault instance\ app/", @"instance\ app/uk instance\ app/us")]
    [InlineData("query app.internal.example.com --fault 'instance app/", "instance app/uk instance app/us")]
    public async Task Bash_WithTheScript_Completes(string typed, string expected)
    {
        // As readline would fill them in: the words as typed, of which the last is being completed.
        const string Ask =
            """
            cd "$1"; eval "$(dotnet "$2" completion bash)"
            [[ $(complete -p twin) == *'-F _twin'* ]] || exit 9
            COMP_WORDS=(twin "${@:3}"); COMP_CWORD=$(($# - 2)); _twin
            (IFS=' '; printf '%s' "${COMPREPLY[*]}")
            """;
        var words = WordsAsTyped(typed);

        var run = await Tool.RunAsync(Tool.Require("bash"), ["-c", Ask, "bash", RepositoryFiles.Root, Program, .. words], Cancelled);

        Assert.Equal((0, expected, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Progress_OnATerminal_IsSeenThereAndIsNotInTheReport()
    {
        var report = Path.GetTempFileName();
        try
        {
            var seen = await OnATerminalAsync($"drill instance-down overload >{report}", "");

            Assert.Contains("Drill ", seen, StringComparison.Ordinal);
            Assert.Contains(" of 2", seen, StringComparison.Ordinal);
            Assert.Contains(Escape, seen, StringComparison.Ordinal);
            var written = await File.ReadAllTextAsync(report, Cancelled);
            Assert.Contains("instance-down", written, StringComparison.Ordinal);
            Assert.DoesNotContain(Escape, written, StringComparison.Ordinal);
            Assert.DoesNotContain(" of 2", written, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(report);
        }
    }

    [Fact]
    public async Task Progress_OffATerminal_SaysNothing()
    {
        var run = await Tool.RunAsync(Tool.Require("bash"), ["-c", "cd \"$1\"; export GITHUB_ACTIONS=true; dotnet \"$2\" drill instance-down && exec dotnet \"$2\" query app.internal.example.com --from uk --explain", "bash", RepositoryFiles.Root, Program], Cancelled);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain(Escape, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    public async Task Colours_OnATerminal_AreThereUnlessNoColorIsSet(string variable, bool expected)
    {
        var seen = await OnATerminalAsync("query app.internal.example.com --from uk --explain", variable);

        Assert.Contains("172.16.1.10", seen, StringComparison.Ordinal);
        // Select Graphic Rendition 30 to 37 and 90 to 97, 38;5;n: colours of text.
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.IsMatch(seen, $@"{Escape}\[([0-9;]*;)?(3[0-8]|9[0-7])(;[0-9;]*)?m"));
    }

    [Fact]
    public async Task Interrupt_OfALongDrill_EndsItWith130AndNoReport()
    {
        // Whoever is started in the background ignores interrupts, and so would all that the tests start.
        const string Ask =
            """
            cd "$1"; set -m
            env --default-signal=INT dotnet "$2" drill --random 100000 & twin=$!
            until grep -q CrossCloudDns.Twin /proc/$twin/maps 2>/dev/null && grep -q System.CommandLine /proc/$twin/maps; do kill -0 $twin || exit 9; sleep 0.1; done
            kill -INT $twin; wait $twin
            """;
        var run = await Tool.RunAsync(Tool.Require("bash"), ["-c", Ask, "bash", RepositoryFiles.Root, Program], Cancelled);

        Assert.Equal((130, ""), (run.ExitCode, run.Output));
    }

    /// <summary>What somebody at a terminal sees.</summary>
    private static async Task<string> OnATerminalAsync(string arguments, string variable)
    {
        var typescript = Path.GetTempFileName();
        try
        {
            var command = $"cd '{RepositoryFiles.Root}' && env -u NO_COLOR -u CI TERM=xterm-256color {variable} dotnet '{Program}' {arguments}";
            var run = await Tool.RunAsync(Tool.Require("script"), ["-qefc", command, typescript], Cancelled);
            Assert.True(run.ExitCode == 0, run.Output + run.Error);
            return await File.ReadAllTextAsync(typescript, Cancelled);
        }
        finally
        {
            File.Delete(typescript);
        }
    }

    private static IEnumerable<string> WordsAsTyped(string line)
    {
        var quote = line.IndexOf('\'', StringComparison.Ordinal);
        return quote < 0
            ? line.Replace("\\ ", "\0", StringComparison.Ordinal).Split(' ').Select(word => word.Replace("\0", "\\ ", StringComparison.Ordinal))
            : [.. line[..quote].TrimEnd().Split(' '), line[quote..]];
    }
}
