using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class ForwardersCommandTests
{
    [Fact]
    public async Task Forwarders_ForASite_PrintTheFileAndNothingElse()
    {
        var (code, output, error) = await CommandLine.RunAsync("forwarders", "--format", "unbound", "--site", "us", "--listen", "127.0.0.1:5300");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Contains("interface: 127.0.0.1@5300", output, StringComparison.Ordinal);
        Assert.Contains("forward-addr: 10.20.0.4\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarders_WithoutASiteWhereThereAreTwo_SayWhichThereAre()
    {
        var (code, output, error) = await CommandLine.RunAsync("forwarders", "--format", "bind9");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.StartsWith("CCD2032: The stack has 2 sites: 'uk', 'us'.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "djbdns")]
    [InlineData("--format", "bind9", "--listen", "here")]
    public async Task Forwarders_WithAnUnknownValue_AreAMisuse(params string[] options) =>
        Assert.Equal(ExitCode.Usage, (await CommandLine.RunAsync(["forwarders", .. options])).Code);
}
