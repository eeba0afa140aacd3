using System.Globalization;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Bench.Checker;

/// <summary>What a process has used, read from the kernel.</summary>
internal static partial class ProcessUsage
{
    private const int ScheduledCpuClock = 2;

    /// <summary>Processor time of all threads, also of those that ended, to the nanosecond: /proc has hundredths of a second.</summary>
    public static TimeSpan Cpu(int process)
    {
        var clock = (~process << 3) | ScheduledCpuClock;
        return ClockGetTime(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : throw new InvalidOperationException($"The kernel has no processor clock for process {process}.");
    }

    public static double PeakMemoryMb(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
