using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Host;

/// <summary>The process of one function: started again with growing pauses when it ends, ended with the twin.</summary>
public sealed partial class FunctionProcess : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private const int SigTerm = 15;

    private readonly ProcessStartInfo _startInfo;
    private readonly TimeProvider _time;
    private readonly Action _ended;
    private readonly Action<string> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _resumed = new(0);
    private readonly Lock _switching = new();
    private readonly Task _running;
    private Process? _process;
    private bool _suspended;

    private FunctionProcess(ProcessStartInfo startInfo, TimeProvider time, Action ended, Action<string> log)
    {
        _startInfo = startInfo;
        _time = time;
        _ended = ended;
        _log = log;
        _running = RunAsync(_stopping.Token);
    }

    /// <summary>How often the process was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Starts the process.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">All that the process finds in its environment beside what a .NET process needs.</param>
    /// <param name="time">The real time.</param>
    /// <param name="ended">Called each time that the process has ended.</param>
    /// <param name="log">Receives each line that the process writes.</param>
    public static FunctionProcess Start(
        ImmutableArray<string> command,
        ImmutableDictionary<string, string> environment,
        TimeProvider time,
        Action ended,
        Action<string> log)
    {
        var startInfo = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of the person's own environment, such as credentials, reaches the function.
        foreach (var name in startInfo.Environment.Keys.Where(name => !IsNeeded(name)).ToList())
        {
            startInfo.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            startInfo.Environment[name] = value;
        }

        return new FunctionProcess(startInfo, time, ended, log);
    }

    /// <summary>Kills the process; another one is started, as Lambda does after a time-out.</summary>
    public void Kill()
    {
        lock (_switching)
        {
            if (_process is { HasExited: false } process)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Ends the process and starts none until <see cref="Resume"/>.</summary>
    public void Suspend()
    {
        lock (_switching)
        {
            _suspended = true;
        }

        Kill();
    }

    /// <summary>Starts the process again after <see cref="Suspend"/>.</summary>
    public void Resume()
    {
        lock (_switching)
        {
            if (_suspended)
            {
                _suspended = false;
                _resumed.Release();
            }
        }
    }

    /// <summary>Asks the process to end, waits for a short while, and then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        _resumed.Dispose();
    }

    private static bool IsNeeded(string name) =>
        name is "PATH" or "HOME" or "TMPDIR" or "TEMP" or "TMP" or "SystemRoot" or "LD_LIBRARY_PATH"
        || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            await RunOnceAsync(cancellationToken);
            _ended();
            pause = _time.GetElapsedTime(started) >= StableAfter ? FirstPause : pause;
            try
            {
                if (_suspended)
                {
                    await _resumed.WaitAsync(cancellationToken);
                    pause = FirstPause;
                }
                else
                {
                    await Task.Delay(pause, _time, cancellationToken);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = _startInfo };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        lock (_switching)
        {
            if (_suspended || cancellationToken.IsCancellationRequested)
            {
                return;
            }

            process.Start();
            Starts++;
            _process = process;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            _log($"ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
        }
        finally
        {
            lock (_switching)
            {
                _process = null;
            }
        }
    }

    private async Task EndAsync(Process process)
    {
        using var grace = new CancellationTokenSource(Grace, _time);
        try
        {
            if (OperatingSystem.IsWindows() || SendSignal(process.Id, SigTerm) != 0)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private void Log(string? line)
    {
        if (line is not null)
        {
            _log(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
