using System.Diagnostics;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Starts processes on one processor each: contenders on the first, everything that they talk to on the second.</summary>
internal static class Pinned
{
    private const string ContendersProcessor = "0";
    private static readonly string OthersProcessor = Environment.ProcessorCount > 1 ? "1" : "0";

    public static Process StartContender(IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(ContendersProcessor, command, environment);

    public static Process StartOther(IEnumerable<string> command) => Start(OthersProcessor, command, environment: null);

    /// <summary>Keeps this process off the contenders' processor.</summary>
    public static void MoveThisProcess()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("The checker is measured on Linux: taskset and /proc are needed.");
        }

        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = OthersProcessor == "1" ? 2 : 1;
    }

    private static Process Start(string processor, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("taskset", ["-c", processor, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"'{string.Join(' ', command)}' did not start.");
    }
}
