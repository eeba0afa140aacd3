using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The load generator, <c>load.c</c>, built on first use.</summary>
internal sealed class LoadGenerator
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);
    private readonly string _program;
    private readonly int _core;

    private LoadGenerator(string program, int core) => (_program, _core) = (program, core);

    /// <param name="directory">For the program.</param>
    /// <param name="core">Where it runs.</param>
    public static async Task<LoadGenerator> BuildAsync(string directory, int core)
    {
        var program = Path.Combine(directory, "load");
        await Tool.RunAsync("cc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "dns", "load.c"));
        return new LoadGenerator(program, core);
    }

    /// <summary>As many queries as the server takes, so many of them under way at a time for each address.</summary>
    public Task<LoadResult> ClosedLoopAsync(RunningPeer peer, int window, double seconds, int addresses = 1) =>
        RunAsync(peer, addresses, seconds, "-w", Text(window));

    /// <summary>So many queries per second, at even intervals.</summary>
    public Task<LoadResult> FixedRateAsync(RunningPeer peer, double rate, double seconds, int addresses = 1) =>
        RunAsync(peer, addresses, seconds, "-r", Text(rate));

    /// <summary>
    /// So many queries per second at one server after the other, for a short window each, again and again: what the machine does to one of
    /// them it does to all.
    /// </summary>
    /// <returns>Each window, in the order of time.</returns>
    public Task<IReadOnlyList<LoadResult>> InTurnsAsync(IEnumerable<RunningPeer> peers, double rate, double seconds, int turns) =>
        RunAsync<IReadOnlyList<LoadResult>>(
            [.. peers.SelectMany(peer => Address(peer, 1)), "-r", Text(rate), "-l", Text(seconds), "-t", Text(turns)]);

    /// <summary>The same for long runs: the generator sleeps in between, so its latencies are not to be trusted.</summary>
    public Task<LoadResult> SoakAsync(RunningPeer peer, double rate, double seconds, int addresses) =>
        RunAsync(peer, addresses, seconds, "-i", "-r", Text(rate));

    /// <summary>TCP, through dnsperf: ten connections with a hundred queries under way.</summary>
    public async Task<double> TcpAsync(RunningPeer peer, string queryFile, double seconds)
    {
        var output = await Tool.RunAsync(
            "taskset", "-c", Text(_core), "dnsperf", "-m", "tcp", "-s", peer.Addresses[0], "-p", Text(peer.Port), "-d", queryFile,
            "-c", "10", "-T", "1", "-q", "1000", "-t", "2", "-l", Text(Math.Max(1, Math.Round(seconds))));
        var line = output.Split('\n').First(text => text.Contains("Queries per second", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private async Task<LoadResult> RunAsync(RunningPeer peer, int addresses, double seconds, params string[] mode)
    {
        var before = peer.Process.ProcessorSeconds;
        var result = await RunAsync<LoadResult>([.. Address(peer, addresses), "-l", Text(seconds), .. mode]);
        var after = peer.Process.ProcessorSeconds;
        return result with { UserSeconds = after.User - before.User, SystemSeconds = after.System - before.System };
    }

    private async Task<T> RunAsync<T>(IEnumerable<string> arguments)
    {
        var output = await Tool.RunAsync(
            "taskset", ["-c", Text(_core), _program, "-z", BenchZone.Name, "-n", Text(BenchZone.Hosts), .. arguments]);
        return JsonSerializer.Deserialize<T>(output, Names) ?? throw new InvalidDataException(output);
    }

    private static string[] Address(RunningPeer peer, int addresses) =>
        ["-p", Text(peer.Port), .. peer.Addresses.Take(addresses).SelectMany(address => (string[])["-s", address])];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the generator saw, and what the server spent meanwhile.</summary>
internal sealed record LoadResult(
    long Sent, long Answered, long Bad, double Seconds, double QueriesPerSecond, double P50Us, double P90Us, double P99Us, double P999Us)
{
    /// <summary>Which of the servers that were asked in turns.</summary>
    public int Target { get; init; }

    /// <summary>The longest time for which the generator did not run, in microseconds. Latencies measured meanwhile are its own.</summary>
    public double HeldUpUs { get; init; }

    public double UserSeconds { get; init; }

    public double SystemSeconds { get; init; }

    /// <summary>Processor time per query, in microseconds.</summary>
    public double ProcessorUs => Answered == 0 ? 0 : (UserSeconds + SystemSeconds) * 1e6 / Answered;

    /// <summary>The part of it in user mode.</summary>
    public double UserUs => Answered == 0 ? 0 : UserSeconds * 1e6 / Answered;
}
