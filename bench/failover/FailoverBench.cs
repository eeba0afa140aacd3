using System.Globalization;
using CrossCloudDns.Stacks;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Failover;

/// <summary>How long a failover takes, many times over, beside the time that <c>plan</c> allows it.</summary>
internal static class FailoverBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        int seeds = 200, live = 5;
        var stack = "dev";
        var output = Repository.Reports;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"'{arguments[i]}' has no value.");
            switch (arguments[i])
            {
                case "--seeds": seeds = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--live": live = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--stack": stack = value; break;
                case "--output": output = value; break;
                default:
                    throw new ArgumentException(
                        $"'{arguments[i]}' is no option of 'failover'. There are --seeds, --live, --stack and --output.");
            }
        }

        var project = PulumiProject.Find(new DirectoryInfo(Repository.Root));
        var captured = await ProgramRecorder.CaptureAsync(project, stack, () => CrossCloudDnsProgram.Declare());
        var model = StackModel.Read(captured);
        var casualties = Casualty.Of(model);
        if (casualties.IsEmpty)
            throw new InvalidOperationException($"Stack '{stack}' has no service in which another instance could replace one.");
        var started = TimeProvider.System.GetTimestamp();
        var simulated = VirtualFailovers.Run(model, casualties, seeds);
        var took = TimeProvider.System.GetElapsedTime(started);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"failover: {seeds} runs in virtual time took {took.TotalSeconds:F1} s; {live} at real speed follow, at the same time"));
        var real = await LiveFailovers.RunAsync(model, casualties, live);
        return new FailoverReport(stack, casualties, simulated, real, took).Write(output);
    }
}
