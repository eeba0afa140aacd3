using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Tests.Twin.Model;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine.Drills;

/// <summary>Every drill, on the sample stack as the program declares it.</summary>
[Collection("Pulumi")]
public class DrillTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<StackModel>> Model = new(() => ReadAsync("dev"));

    public static TheoryData<string> Names => [.. DrillCatalog.All.Select(drill => drill.Name)];

    /// <summary>Several drills of a stack in one case: its program runs once.</summary>
    public static TheoryData<string> OtherStacks => ["full", "lab"];

    [Rule("RES-10")]
    [Rule("FAULT-06")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_OnTheSampleStack_IsAsExpected(string name)
    {
        var report = await DrillCatalog.Find(name)!.RunAsync(await Model.Value);
        foreach (var run in report.Runs)
        {
            output.WriteLine($"== {run.Label} {run.Measurement}");
            foreach (var entry in run.Timeline)
                output.WriteLine($"{entry.At} {entry.Kind} {entry.Subject} {entry.Text}");
        }

        foreach (var finding in report.Findings)
            output.WriteLine("! " + finding);
        output.WriteLine(report.SkippedBecause ?? "");
        Assert.All(report.Checks, check => Assert.True(check.Passed, $"{check.Expectation}: {check.Found}"));
        Assert.NotEqual(DrillVerdict.Failed, report.Verdict);
    }

    [Rule("FAULT-06")]
    [Theory]
    [MemberData(nameof(OtherStacks))]
    public async Task Run_OnTheOtherStacks_IsAsExpected(string stack)
    {
        var model = await ReadAsync(stack);
        var reports = await Task.WhenAll(DrillCatalog.All.Select(drill => Task.Run(() => drill.RunAsync(model))));
        Assert.All(reports, report => Assert.All(report.Checks, check => Assert.True(check.Passed, $"{report.Name}: {check.Expectation}: {check.Found}")));
        Assert.True(RandomFaults.Run(model, 10, seed: 1).Passed);
    }

    [Rule("FAULT-07")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(77)]
    public async Task InstanceDown_AnyPhaseOfTheCheckers_StaysWithinTheBudget(int seed)
    {
        var report = await DrillCatalog.Find("instance-down")!.RunAsync(await Model.Value, (ulong)seed);
        Assert.All(report.Checks, check => Assert.True(check.Passed, $"{check.Expectation}: {check.Found}"));
    }

    [Rule("FAULT-09")]
    [Fact]
    public async Task Run_SameSeed_GivesTheSameReport()
    {
        var drill = DrillCatalog.Find("instance-down")!;
        Assert.Equal((await drill.RunAsync(await Model.Value)).Runs[0].Timeline.AsEnumerable(), (await drill.RunAsync(await Model.Value)).Runs[0].Timeline);
    }

    [Fact]
    public async Task Run_CalledOff_EndsWithoutAReport()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var model = await Model.Value;

        foreach (var name in new[] { "instance-down", "overload", "checker-silent", "site-loss" })
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DrillCatalog.Find(name)!.RunAsync(model, cancellationToken: stop.Token));
    }

    [Rule("FAULT-08")]
    [Fact]
    public async Task RandomFaults_TwoHundredSchedules_NobodyIsSentToWhatIsKnownToBeDown()
    {
        var report = RandomFaults.Run(await Model.Value, 200, seed: 1);
        output.WriteLine($"{report.Outcomes.Sum(outcome => outcome.Asked)} questions, {report.Outcomes.Sum(outcome => outcome.NotServed)} not served, {report.Outcomes.Sum(outcome => outcome.Lost)} lost");
        var violated = report.Outcomes.Where(outcome => !outcome.Violations.IsEmpty)
            .Select(outcome => $"seed {outcome.Seed}: {string.Join("; ", outcome.Faults)}: {outcome.Violations[0]}");
        Assert.Empty(violated);
    }

    [Rule("FAULT-08")]
    [Fact]
    public void RandomFaults_RecordsThatFollowEachOthersHealthChecks_AreCaught()
    {
        // The invariant is worth something only if it finds a stack that breaks it.
        var model = TwoSites.Build().Read();
        var sets = model.HostedZones[0].RecordSets;
        var crossed = model with
        {
            HostedZones = [model.HostedZones[0] with { RecordSets = [sets[0] with { HealthCheckId = sets[1].HealthCheckId }, sets[1] with { HealthCheckId = sets[0].HealthCheckId }] }],
        };

        Assert.True(RandomFaults.Run(model, 30, seed: 1).Passed);
        var caught = RandomFaults.Run(crossed, 30, seed: 1).Outcomes.First(outcome => !outcome.Violations.IsEmpty);
        Assert.Equal(caught.Violations.AsEnumerable(), RandomFaults.Run(crossed, 1, caught.Seed).Outcomes[0].Violations);
    }

    private static async Task<StackModel> ReadAsync(string stack) => StackModel.Read(await ProgramRecorder.CaptureAsync(
        PulumiProject.Find(new DirectoryInfo(RepositoryFiles.Root)), stack, () => CrossCloudDnsProgram.Declare()));
}
