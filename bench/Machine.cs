using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Bench;

/// <summary>What a report says of the machine that it was made on.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"{Processor()}, {Environment.ProcessorCount} cores, {MemoryGb():0} GB; {RuntimeInformation.OSDescription}; "
        + $"{RuntimeInformation.FrameworkDescription}; {First("python3", "--version")}; {First("cc", "--version")}";

    /// <summary>The processors that this process may use, in order: a container need not begin with the first.</summary>
    public static IReadOnlyList<int> Cores { get; } =
    [
        .. File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':')[1].Split(',')
            .Select(range => range.Split('-'))
            .SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1)),
    ];

    /// <summary>The first line that a program prints; that it is absent, where it is.</summary>
    private static string First(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadLine() ?? $"{program} says nothing";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"no {program}";
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static double MemoryGb() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
}
