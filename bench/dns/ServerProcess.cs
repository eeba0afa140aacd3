using System.Diagnostics;
using System.Globalization;

namespace CrossCloudDns.Bench.Dns;

/// <summary>A server under test: pinned to one core, ended by its own process id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // USER_HZ, which Linux fixes at 100 for everything that /proc shows.
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>The first line that the server printed, where it was asked to print one.</summary>
    public string FirstLine { get; private set; } = "";

    /// <summary>Sends a line to a server that was asked to print one, and gives back the line that it answers with.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
    }

    /// <summary>Processor seconds so far, in user mode and in the kernel, of the process, its threads and its children.</summary>
    public (double User, double System) ProcessorSeconds
    {
        get
        {
            double user = 0, system = 0;
            foreach (var id in WithChildren(_process.Id))
            {
                var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
                user += Number(fields[11]) / TicksPerSecond;
                system += Number(fields[12]) / TicksPerSecond;
            }

            return (user, system);
        }
    }

    /// <summary>Memory in use, in bytes.</summary>
    public long ResidentBytes =>
        long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    /// <summary>Starts a command on a core.</summary>
    /// <param name="readLine">Whether to wait for the first line of its output.</param>
    public static async Task<ServerProcess> StartAsync(int core, bool readLine, string command, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), command, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{command}' did not start.");

        // What nobody reads would block the server once its pipe is full.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var server = new ServerProcess(process);
        if (readLine)
        {
            server.FirstLine = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"'{command}' ended before it served.");
        }
        else
        {
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IEnumerable<int> WithChildren(int id) =>
        File.ReadAllText($"/proc/{id}/task/{id}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(child => WithChildren(int.Parse(child, CultureInfo.InvariantCulture)))
            .Prepend(id);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
