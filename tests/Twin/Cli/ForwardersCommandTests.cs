using CrossCloudDns.Tests.EndToEnd;
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

    public static TheoryData<string, string, string> Checked =>
    [
        .. from place in new[] { ("lab", "lab"), ("dev", "uk"), ("dev", "us"), ("full", "sg"), ("full", "uk"), ("full", "us") }
           from checker in new[] { "named-checkconf", "unbound-checkconf", "dnsmasq" }
           select (place.Item1, place.Item2, checker),
    ];

    [Theory]
    [MemberData(nameof(Checked))]
    public async Task Forwarders_OfEverySite_AreAcceptedByTheResolversOwnChecker(string stack, string site, string checker)
    {
        var path = Tool.Require(checker);
        var format = checker switch { "named-checkconf" => "bind9", "unbound-checkconf" => "unbound", _ => checker };
        foreach (var only in new string[][] { [], ["--zones-only"] })
        {
            var (code, output, error) = await CommandLine.RunAsync(["forwarders", "--stack", stack, "--site", site, "--format", format, .. only]);
            Assert.Equal((ExitCode.Success, ""), (code, error));

            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllTextAsync(file, output, TestContext.Current.CancellationToken);
                var run = await Tool.RunAsync(path, checker == "dnsmasq" ? ["--test", "-C", file] : [file], TestContext.Current.CancellationToken);
                Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}\n{output}");
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    [Theory]
    [InlineData("lab", "lab", "Destination 1           10.0.0.4   port 53", "Target IP address 2     10.0.0.20   port 53")]
    [InlineData("full", "sg", "Destination 1           10.30.0.4   port 53", "(ap-southeast-1)")]
    [InlineData("full", "us", "Destination 1           10.20.0.4   port 53", "(us-west-2)")]
    public async Task Forwarders_ForTheConsoles_NameTheFieldsOfTheSite(string stack, string site, params string[] fields)
    {
        var (_, output, _) = await CommandLine.RunAsync("forwarders", "--stack", stack, "--site", site, "--format", "console");

        Assert.All(fields, field => Assert.Contains(field, output, StringComparison.Ordinal));
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
