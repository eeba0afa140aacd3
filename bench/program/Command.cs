using System.Diagnostics;
using System.Globalization;

namespace CrossCloudDns.Bench.Program;

/// <summary>Commands as a user types them, and how long they take.</summary>
internal static class Command
{
    // What decides how a build runs. What somebody set on this machine says nothing about another.
    private static readonly string[] Switches = ["DOTNET_CLI_USE_MSBUILD_SERVER", "MSBUILDDISABLENODEREUSE", "UseSharedCompilation"];

    // A compiler server that is already warm would make the first build of a clone look better than it is.
    private static readonly string CompilerServer = string.Create(CultureInfo.InvariantCulture, $"ccd-bench-{Environment.ProcessId}");

    /// <summary>What this machine's environment says about builds, and the commands are not told.</summary>
    public static IEnumerable<string> LeftOut =>
        from name in Switches
        let value = Environment.GetEnvironmentVariable(name)
        where value is not null
        select $"{name}={value}";

    /// <summary>Seconds from the start of a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<double> TimeAsync(string directory, params IEnumerable<string> command)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var process = Start(directory, command);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0 ? took
            : throw new InvalidOperationException($"'{string.Join(' ', command)}' failed in '{directory}': {output}{await errors}");
    }

    /// <summary>Starts a command whose output can be read.</summary>
    public static Process Start(string directory, params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var name in start.Environment.Keys.Where(IsOfABuild).ToList())
            start.Environment.Remove(name);
        start.Environment["SharedCompilationId"] = CompilerServer;
        return Process.Start(start) ?? throw new InvalidOperationException($"'{command.First()}' did not start.");
    }

    // Also what 'dotnet run' of the benchmark sets for its own child: it would lead the commands elsewhere.
    private static bool IsOfABuild(string name) =>
        Switches.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) && name.EndsWith("Path", StringComparison.OrdinalIgnoreCase));
}
