using System.Globalization;
using System.Text.RegularExpressions;
using CrossCloudDns.Stacks;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Repository;

/// <summary>The numbers of the page about failover are those of the sample's plan and drills.</summary>
[Collection("Pulumi")]
public sealed partial class FailoverPageTests
{
    private const string App = "app.internal.example.com.";

    private static string Page => Space().Replace(RepositoryFiles.Read("docs/failover.md"), " ");

    [Fact]
    public async Task Terms_OfTheTable_AreThePlansInItsOrder()
    {
        var budget = FailoverBudget.Of(await ModelAsync(), Assumptions.Default).Single(budget => budget.Service.ToString() == App);

        var rows = Row().Matches(RepositoryFiles.Read("docs/failover.md")).Select(row => row.Groups["times"].Value);

        Assert.Equal(
            budget.FailOver.Select(term => Times(term.Time, "")).Append(Times(budget.FailOverTotal, "**")),
            rows);
    }

    [Fact]
    public async Task Measurements_InTheText_AreWhatTheDrillsMeasure()
    {
        var model = await ModelAsync();
        var down = (await DrillCatalog.Find("instance-down")!.RunAsync(model)).Runs[0].Measurement.Services.Single(service => service.Service == App);
        var zone = (await DrillCatalog.Find("az-loss-inbound")!.RunAsync(model)).Runs[0].Measurement;
        var region = (await DrillCatalog.Find("region-loss")!.RunAsync(model)).Runs;
        var silent = (await DrillCatalog.Find("checker-silent")!.RunAsync(model)).Runs.Single(run => run.Label == "fail").Measurement.Services.Single(service => service.Service == App);

        Assert.Contains($"`instance-down` measures {Seconds(down.FailOver)} to fail over and {Seconds(down.Recover)} to come back, no query lost", Page, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromSeconds(5), 0), (zone.LongestWait, zone.Lost));
        Assert.Contains("`az-loss-inbound` no query is lost; the longest wait is one time-out, five seconds", Page, StringComparison.Ordinal);
        Assert.All(region, run => Assert.Equal((TimeSpan.FromSeconds(3), 0), (run.Measurement.LongestWait, run.Measurement.Lost)));
        Assert.Contains("`region-loss` every question is answered, the longest wait is three seconds", Page, StringComparison.Ordinal);
        Assert.Contains($"returns {Seconds(silent.Recover)} after the checker does", Page, StringComparison.Ordinal);
    }

    private static async Task<StackModel> ModelAsync() => StackModel.Read(await ProgramRecorder.CaptureAsync(
        PulumiProject.Find(new DirectoryInfo(RepositoryFiles.Root)), "dev", () => CrossCloudDnsProgram.Declare()));

    private static string Times(BudgetRange time, string mark) =>
        $"{mark}{Seconds(time.Best)}{mark} | {mark}{Seconds(time.Typical)}{mark} | {mark}{Seconds(time.Worst)}{mark}";

    private static string Seconds(TimeSpan? time) => string.Create(CultureInfo.InvariantCulture, $"{time?.TotalSeconds:0.#} s");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^\| .*? \| (?<times>\**[\d.]+ s\** \| \**[\d.]+ s\** \| \**[\d.]+ s\**) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
