using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.Twin.Cli;

/// <summary>Runs a command of the twin within this process.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await TwinCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
