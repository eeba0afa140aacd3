using System.Diagnostics;

namespace CrossCloudDns.Bench.Program;

/// <summary>Commands as a user types them, and how long they take.</summary>
internal static class Command
{
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

        // What 'dotnet run' of the benchmark sets for its own child must not lead its children elsewhere.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) && name.EndsWith("Path", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return Process.Start(start) ?? throw new InvalidOperationException($"'{command.First()}' did not start.");
    }
}
