using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Bench.Dns;
using CrossCloudDns.Stacks;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Bench.Program;

/// <summary>Declares a stack of a given size under the recorder, in a process that does nothing else.</summary>
internal static class DeclareProcess
{
    public static async Task<DeclaredSize> StartAsync(int sites, int services, int runs)
    {
        string[] numbers = [.. new[] { sites, services, runs }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        var output = await Tool.RunAsync("dotnet", [typeof(DeclareProcess).Assembly.Location, "program-declare", .. numbers]);
        return JsonSerializer.Deserialize<DeclaredSize>(output) ?? throw new InvalidDataException(output);
    }

    /// <summary>The process itself: prints what it measured as JSON.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        int[] numbers = [.. arguments.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
        var directory = Directory.CreateTempSubdirectory("ccd-declare-");
        try
        {
            var stack = SyntheticProject.Write(directory.FullName, numbers[0], numbers[1]);
            var project = PulumiProject.Find(directory);
            var (resources, first) = await DeclareAsync(project, stack);
            var warm = new double[numbers[2]];
            long allocated = 0;
            for (var run = 0; run < warm.Length; run++)
            {
                GC.Collect();
                var before = GC.GetTotalAllocatedBytes(precise: true);
                (_, warm[run]) = await DeclareAsync(project, stack);
                allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            }

            using var self = Process.GetCurrentProcess();
            var measured = new DeclaredSize(numbers[0], numbers[1], resources, first, warm, allocated, self.PeakWorkingSet64);
            Console.WriteLine(JsonSerializer.Serialize(measured));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(int Resources, double Milliseconds)> DeclareAsync(PulumiProject project, string stack)
    {
        var started = TimeProvider.System.GetTimestamp();
        var captured = await ProgramRecorder.CaptureAsync(project, stack, () => CrossCloudDnsProgram.Declare());
        return (captured.Resources.Length, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }
}
