using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CrossCloudDns.Tests.Twin.Host;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

/// <summary><c>query --watch</c> against a twin that runs, fast.</summary>
[Collection("Pulumi")]
public sealed class QueryWatchTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private const string App = "app.internal.example.com";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_WhileAnInstanceFailsAndReturns_PrintsEachChangeAndEndsWell()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var lines = new LineWriter();
        var watching = RunAsync(lines, stop.Token, App, "--from", "uk", "--watch", "--twin", $"{fixture.Twin.HttpAddress}");

        await lines.UntilAsync(line => line.Contains("  172.16.1.10  168.63.129.16 in uk-azure > 10.10.0.", StringComparison.Ordinal), watching);
        await using (await fixture.FailAsync("instance", "app/uk", "refuse"))
        {
            await lines.UntilAsync(line => line.Contains("x app/uk at 172.16.1.10: does not serve", StringComparison.Ordinal), watching);
            await lines.UntilAsync(line => line.Contains("  172.20.1.10  ", StringComparison.Ordinal) && line.EndsWith("> us > app/us at 172.20.1.10", StringComparison.Ordinal), watching);
            await lines.UntilAsync(line => line.Contains("x uk: ", StringComparison.Ordinal) && line.Contains("health check app.uk", StringComparison.Ordinal), watching);
        }

        await lines.UntilAsync(line => line.EndsWith("> uk > app/uk at 172.16.1.10", StringComparison.Ordinal), watching);
        await stop.CancelAsync();
        Assert.Equal((ExitCode.Success, ""), await watching);
    }

    [Fact]
    public async Task Watch_AsJson_PrintsOneDocumentALine()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var lines = new LineWriter();
        var watching = RunAsync(lines, stop.Token, App, "--from", "us", "--watch", "--format", "json", "--twin", $"{fixture.Twin.HttpAddress}");

        var first = JsonDocument.Parse(await lines.UntilAsync(_ => true, watching)).RootElement;
        await stop.CancelAsync();

        Assert.Equal((ExitCode.Success, ""), await watching);
        Assert.Equal([$"{App}. 30 IN A 172.20.1.10"], first.GetProperty("answers").EnumerateArray().Select(answer => answer.GetString()));
        Assert.Equal("connection", first.GetProperty("trail").EnumerateArray().Last().GetProperty("stage").GetString());
    }

    [Fact]
    public async Task Watch_FromAPlaceThatTheTwinLacks_FailsWithItsMessage()
    {
        var (code, output, error) = await CommandLine.RunAsync("query", App, "--from", "mars", "--watch", "--twin", $"{fixture.Twin.HttpAddress}");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith("CCD2011: There is no client at 'mars'.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WithoutATwin_SaysHowToStartOne()
    {
        // Port 0 is nobody's.
        var (code, output, error) = await CommandLine.RunAsync("query", App, "--from", "uk", "--watch", "--twin", "http://127.0.0.1:0/");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith("CCD2013: No twin answers at http://127.0.0.1:0/.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--watch", "--fault", "site uk")]
    [InlineData("--watch", "--state", "export.json")]
    [InlineData("--watch", "--twin", "http://192.0.2.1/")]
    [InlineData("--watch", "--twin", "here")]
    public async Task Watch_WithWhatDoesNotFit_IsAMisuse(params string[] options) =>
        Assert.Equal(ExitCode.Usage, (await CommandLine.RunAsync(["query", App, "--from", "uk", .. options])).Code);

    private static async Task<(int Code, string Error)> RunAsync(TextWriter output, CancellationToken cancellationToken, params string[] arguments)
    {
        await using var error = new StringWriter();
        var code = await TwinCommandLine.RunAsync(["query", .. arguments], output, error, cancellationToken);
        return (code, error.ToString());
    }

    /// <summary>Hands what is printed on, line by line.</summary>
    private sealed class LineWriter : TextWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\n')
            {
                _lines.Writer.TryWrite(_line.ToString().TrimEnd('\r', ' '));
                _line.Clear();
            }
            else
            {
                _line.Append(value);
            }
        }

        /// <summary>The next line that fits; fails when the command ends without one.</summary>
        public async Task<string> UntilAsync(Func<string, bool> fits, Task<(int Code, string Error)> command)
        {
            _ = command.ContinueWith(_ => _lines.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await foreach (var line in _lines.Reader.ReadAllAsync(Cancelled))
            {
                if (fits(line))
                {
                    return line;
                }
            }

            Assert.Fail($"The command ended: {await command}");
            return "";
        }
    }
}
