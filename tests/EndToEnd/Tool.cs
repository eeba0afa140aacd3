using System.Diagnostics;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>A program of the machine that an end-to-end test needs.</summary>
internal static class Tool
{
    /// <summary>Skips the test, naming the tool, where it is absent; fails it where <c>CI=true</c>, since CI installs every tool.</summary>
    /// <param name="beside">Where to look besides the folders of programs.</param>
    public static string Require(string name, params string[] beside)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Concat(beside);
        var found = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is not null)
        {
            return found;
        }

        Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), $"CI lacks '{name}'; add its package to .ci/install-packages.");
        Assert.Skip($"'{name}' is not on this machine; .ci/install-packages installs it.");
        throw new UnreachableException();
    }

    /// <summary>Runs a tool to its end and returns what it printed.</summary>
    public static async Task<ToolRun> RunAsync(string path, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"'{path}' did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new ToolRun(process.ExitCode, await output, await error);
    }
}

/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error);
