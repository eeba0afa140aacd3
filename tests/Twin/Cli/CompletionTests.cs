using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

/// <summary>What shells are offered, asked for as their scripts ask.</summary>
[Collection("Pulumi")]
public sealed class CompletionTests
{
    [Theory]
    [InlineData("check completion doctor drill forwarders plan query replay resources settings up", "")]
    [InlineData("drill", "dr")]
    [InlineData("instance-down instance-flapping instance-slow", "drill", "instance-")]
    [InlineData("--format --from --fault", "query", "--f")]
    [InlineData("json junit html text", "drill", "--format", "")]
    [InlineData("dev full lab", "plan", "--stack", "")]
    [InlineData("lab", "--stack", "l")]
    [InlineData("uk us", "query", "app.internal.example.com", "--from", "")]
    [InlineData("sg uk us", "forwarders", "--stack", "full", "--site", "")]
    [InlineData("app.internal.example.com orders.internal.example.com", "query", "")]
    [InlineData("A AAAA", "query", "app.internal.example.com", "A")]
    [InlineData("bind9", "forwarders", "--format", "bi")]
    [InlineData("bash fish pwsh zsh", "completion", "")]
    [InlineData("", "plan", "--stack", "nowhere", "--prices", "")]
    [InlineData("", "query", "x", "--stack", "nowhere", "--from", "")]
    public async Task Complete_OfTheLastWord_OffersWhatFits(string expected, params string[] words) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), (await CandidatesAsync(words)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Complete_OfAFault_OffersWhatTheStackFileNames()
    {
        var faults = await CandidatesAsync("query", "app.internal.example.com", "--fault", "instance ");
        Assert.Equal(["instance app/uk", "instance app/us", "instance orders/uk", "instance orders/uk-2", "instance orders/us"], faults.Order(StringComparer.Ordinal));

        foreach (var fault in await CandidatesAsync("query", "app.internal.example.com", "--fault", ""))
        {
            var (code, _, error) = await CommandLine.RunAsync("query", "app.internal.example.com", "--from", "uk", "--fault", fault);
            Assert.True(code == ExitCode.Success, $"'{fault}' is offered and refused: {error}");
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -c twin")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_ForAShell_PrintsItsScriptAndNothingElse(string shell, string expected)
    {
        var (code, output, error) = await CommandLine.RunAsync("completion", shell);

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll"), output, StringComparison.Ordinal);
        Assert.DoesNotContain("@PROGRAM@", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_ForAnotherShell_IsAMisuse() => Assert.Equal(ExitCode.Usage, (await CommandLine.RunAsync("completion", "cmd")).Code);

    private static async Task<IEnumerable<string>> CandidatesAsync(params string[] words)
    {
        var (code, output, error) = await CommandLine.RunAsync(["complete", "--", .. words]);
        Assert.Equal((ExitCode.Success, ""), (code, error));
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
