using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>The twin as a user runs it: a process of its own, found through its ready file, ended with SIGTERM.</summary>
internal sealed class RunningTwin : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly StringBuilder errors;
    private readonly string readyFile;

    private RunningTwin(Process process, StringBuilder errors, string readyFile, ReadyFile ready)
    {
        this.process = process;
        this.errors = errors;
        this.readyFile = readyFile;
        Ready = ready;
        Http = new HttpClient { BaseAddress = new Uri(ready.Http) };
    }

    public ReadyFile Ready { get; }

    public HttpClient Http { get; }

    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    public static async Task<RunningTwin> StartAsync(CancellationToken cancellationToken, params string[] options)
    {
        var readyFile = Path.Combine(Path.GetTempPath(), $"cross-cloud-dns-{Environment.ProcessId}-{Stopwatch.GetTimestamp()}.json");
        var errors = new StringBuilder();
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll"), "up", "--dns-port", "0", "--http-port", "0", "--ready-file", readyFile, .. options])
            {
                WorkingDirectory = RepositoryFiles.Root,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            },
        };
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.ErrorDataReceived += keep;
        process.OutputDataReceived += keep;
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();

        var waited = Stopwatch.StartNew();
        while (!File.Exists(readyFile))
        {
            if (process.HasExited || waited.Elapsed > Patience)
            {
                process.Kill(entireProcessTree: true);
                lock (errors)
                {
                    Assert.Fail($"The twin was not ready after {waited.Elapsed.TotalSeconds:0} s:\n{errors}");
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        var ready = JsonSerializer.Deserialize<ReadyFile>(await File.ReadAllTextAsync(readyFile, cancellationToken), JsonSerializerOptions.Web)!;
        return new RunningTwin(process, errors, readyFile, ready);
    }

    /// <summary>Starts a fault and returns its id.</summary>
    public async Task<string> FailAsync(object fault, CancellationToken cancellationToken)
    {
        using var response = await Http.PostAsJsonAsync("/api/faults", fault, cancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        var created = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return created.GetProperty("id").GetString()!;
    }

    public async Task RecoverAsync(string fault, CancellationToken cancellationToken)
    {
        using var response = await Http.DeleteAsync(new Uri($"/api/faults/{fault}", UriKind.Relative), cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"DELETE answered {response.StatusCode}.");
    }

    /// <summary>What <c>/api/state</c> says.</summary>
    public Task<JsonElement> StateAsync(CancellationToken cancellationToken) => Http.GetFromJsonAsync<JsonElement>("/api/state", cancellationToken);

    /// <summary>Time of the twin within which clients of a service are moved, at worst.</summary>
    public async Task<TimeSpan> BudgetAsync(string name, CancellationToken cancellationToken) => TimeSpan.FromSeconds(
        (await StateAsync(cancellationToken)).GetProperty("services").EnumerateArray()
            .Single(service => name.StartsWith(service.GetProperty("name").GetString()!, StringComparison.Ordinal))
            .GetProperty("budgetSeconds").GetProperty("worst").GetDouble());

    /// <summary>Asks the twin to end, as Ctrl-C would, and returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        Assert.Equal(0, Kill(process.Id, SigTerm));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        File.Delete(readyFile);
    }

    private const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

/// <summary>What the twin writes once everything answers.</summary>
internal sealed record ReadyFile(
    string Http,
    IReadOnlyDictionary<string, Endpoint> Resolvers,
    IReadOnlyDictionary<string, IReadOnlyList<Endpoint>> Inbound,
    IReadOnlyDictionary<string, Endpoint> Instances);

/// <param name="Declared">The address that the stack declares, where there is one.</param>
/// <param name="Address">Where it is on loopback.</param>
internal sealed record Endpoint(string Address, int Port, string? Declared = null, string? Zone = null);
