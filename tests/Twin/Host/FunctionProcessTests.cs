using System.Collections.Immutable;
using System.Threading.Channels;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>Real processes: the shell, which every Unix has.</summary>
public sealed class FunctionProcessTests
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private int _ends;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_GivesTheProcessItsVariablesAndNotTheOnesOfThePerson()
    {
        Environment.SetEnvironmentVariable("CROSS_CLOUD_DNS_TEST_SECRET", "mine");
        await using var process = Start("echo \"[$GIVEN][$CROSS_CLOUD_DNS_TEST_SECRET]\"; exec cat");

        Assert.Equal("[given][]", await LineAsync());
    }

    [Rule("RUN-04")]
    [Fact]
    public async Task ItEnds_ItIsStartedAgain()
    {
        await using var process = Start("echo up; exit 3");

        Assert.Equal(["up", "ended with exit code 3", "up"], [await LineAsync(), await LineAsync(), await LineAsync()]);
        Assert.True(process.Starts >= 2 && _ends >= 1);
    }

    [Fact]
    public async Task Kill_EndsItAndAnotherOneStarts()
    {
        await using var process = Start("echo up; exec sleep 600");
        Assert.Equal("up", await LineAsync());

        process.Kill();

        Assert.Equal("ended with exit code 137", await LineAsync());
        Assert.Equal("up", await LineAsync());
    }

    [Fact]
    public async Task Suspend_StartsNoneUntilResume()
    {
        await using var process = Start("echo up; exec sleep 600");
        Assert.Equal("up", await LineAsync());

        process.Suspend();
        Assert.Equal("ended with exit code 137", await LineAsync());
        var starts = process.Starts;
        process.Resume();

        Assert.Equal("up", await LineAsync());
        Assert.Equal(starts + 1, process.Starts);
    }

    [Fact]
    public async Task Dispose_AsksItToEnd()
    {
        var process = Start("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        Assert.Equal("up", await LineAsync());

        await process.DisposeAsync();

        Assert.Equal("asked", await LineAsync());
    }

    [Fact]
    public async Task Dispose_OfOneThatWillNot_KillsIt()
    {
        var process = Start("trap '' TERM; echo up; while :; do sleep 0.1; done");
        Assert.Equal("up", await LineAsync());

        await process.DisposeAsync();

        Assert.Equal(1, process.Starts);
    }

    private FunctionProcess Start(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix shell");
        return FunctionProcess.Start(
            ["sh", "-c", script],
            ImmutableDictionary<string, string>.Empty.Add("GIVEN", "given"),
            TimeProvider.System,
            () => _ends++,
            line => _lines.Writer.TryWrite(line));
    }

    private ValueTask<string> LineAsync() => _lines.Reader.ReadAsync(Cancelled);
}
