using System.Diagnostics;
using System.Globalization;

namespace CrossCloudDns.Bench.Checker;

/// <summary>A contender that reads targets from a line and writes their latencies in microseconds to a line.</summary>
internal sealed class LineContender : IContender
{
    private readonly Process _process;
    private readonly Func<TargetFarm, Scenario, string> _line;

    public LineContender(string name, IEnumerable<string> command, Func<TargetFarm, Scenario, string> line)
    {
        Name = name;
        _line = line;
        _process = Pinned.StartContender(command);
    }

    public string Name { get; }

    public bool IsSequential { get; init; }

    public bool CanEncrypt { get; init; }

    public async Task<Measurement> RunAsync(TargetFarm farm, Scenario scenario)
    {
        var line = _line(farm, scenario);
        var cpu = ProcessUsage.Cpu(_process.Id);
        var started = Stopwatch.GetTimestamp();
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{Name} ended.");
        var wall = Stopwatch.GetElapsedTime(started);
        var used = ProcessUsage.Cpu(_process.Id) - cpu;
        var found = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        return new Measurement(
            wall, used, used, ProcessUsage.PeakMemoryMb(_process.Id),
            [.. found.Where(latency => latency >= 0).Select(latency => latency / 1000.0)], found.Count(latency => latency < 0));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
