using System.Net.Sockets;
using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class UpCommandTests
{
    [Fact]
    public async Task Up_UntilItIsToldToStop_WritesItsReadyFileAndEndsWell()
    {
        var file = Path.Combine(Path.GetTempPath(), $"cross-cloud-dns-up-{Environment.ProcessId}.json");
        File.Delete(file);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var written = new StringWriter();
        using var error = TextWriter.Synchronized(written);

        var running = TwinCommandLine.RunAsync(["--dns-port", "0", "--http-port", "0", "--ready-file", file], output, error, stop.Token);
        while (!File.Exists(file) && !running.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await running);
        Assert.Equal("", output.ToString());
        var ready = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement;
        File.Delete(file);
        Assert.StartsWith("http://127.0.0.1:", ready.GetProperty("http").GetString(), StringComparison.Ordinal);
        Assert.Equal(["uk", "us"], ready.GetProperty("resolvers").EnumerateObject().Select(resolver => resolver.Name));
        Assert.Equal(
            ["10.10.0.4 eu-west-2a", "10.10.0.20 eu-west-2b", "10.10.0.36 eu-west-2c"],
            ready.GetProperty("inbound").GetProperty("uk").EnumerateArray()
                .Select(address => $"{address.GetProperty("declared").GetString()} {address.GetProperty("zone").GetString()}"));
        Assert.Equal("172.16.1.10", ready.GetProperty("instances").GetProperty("app/uk").GetProperty("declared").GetString());
        Assert.Contains($"dig @{ready.GetProperty("resolvers").GetProperty("uk").GetProperty("address").GetString()}", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', written.ToString());
    }

    [Fact]
    public async Task Up_OnAPortThatIsTaken_NamesTheOption()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var (code, output, error) = await CommandLine.RunAsync("up", "--dns-port", "0", "--http-port", $"{port}");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith($"CCD2009: HTTP cannot be served on port {port} of 127.0.0.1", error, StringComparison.Ordinal);
        Assert.Contains("--http-port", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "--ready-file")]
    [InlineData("up", "--events")]
    [InlineData("drill", "--output")]
    public async Task File_ThatCannotBeWritten_IsAUsageErrorBeforeTheWork(string command, string option)
    {
        var nowhere = Path.Combine(Path.GetTempPath(), $"no-such-folder-{Environment.ProcessId}");

        var (code, output, error) = await CommandLine.RunAsync(command, option, Path.Combine(nowhere, "file"));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"{option}: there is no folder '{nowhere}'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("drills passed", output, StringComparison.Ordinal);

        (code, _, error) = await CommandLine.RunAsync(command, option, Path.GetTempPath());
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("is a folder", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dns-port", "65536")]
    [InlineData("--http-port", "-1")]
    [InlineData("--speed", "0")]
    [InlineData("--speed", "10001")]
    public async Task Up_WithANumberOutOfRange_IsAUsageError(string option, string value)
    {
        var (code, _, error) = await CommandLine.RunAsync("up", option, value);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"{option} takes", error, StringComparison.Ordinal);
    }
}
