using System.Text.Json;
using CrossCloudDns.Twin.Cli;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>Drills on real sockets, as <c>drill --live</c> plays them.</summary>
[Collection("EndToEnd")]
public sealed class LiveDrillTests(ITestOutputHelper output)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>
    /// The second article's two experiments, beside each other. Fifteen times as fast: the two minutes of the loss are eight seconds then, and
    /// the forwarder's five stay real.
    /// </summary>
    [Rule("FAULT-10")]
    [Fact]
    public async Task ZoneLoss_OnRealSockets_LosesNothingAndIsSeenFromBothSides()
    {
        var played = await Task.WhenAll(PlayAsync("15", "az-loss-inbound"), PlayAsync("15", "az-loss-outbound"));
        var drills = played.ToDictionary(drill => drill.GetProperty("name").GetString()!);

        // In the clouds the resolver leaves the lost address alone for half an hour; a forwarder on-premises asks it again at once.
        foreach (var (run, returns) in new[] { (0, false), (1, true) })
        {
            var inbound = drills["az-loss-inbound"].GetProperty("runs")[run].GetProperty("measurement");
            Assert.Equal(0, Count(inbound, "lost"));
            var shares = inbound.GetProperty("answeredBy").EnumerateArray().ToDictionary(
                share => share.GetProperty("address").GetString()!, share => (Before: Count(share, "before"), During: Count(share, "during"), After: Count(share, "after")));
            // Hit: the address in the lost zone; not hit: the other site's.
            Assert.True(shares["10.10.0.4"] is { Before: > 0, During: 0 } && shares["10.10.0.4"].After > 0 == returns, $"{shares["10.10.0.4"]}");
            Assert.True(shares["10.20.0.4"] is { Before: > 0, During: > 0, After: > 0 }, $"{shares["10.20.0.4"]}");
        }

        var outbound = drills["az-loss-outbound"].GetProperty("runs")[0].GetProperty("measurement");
        Assert.Equal((360, 0), (Count(outbound, "asked"), Count(outbound, "lost")));
        Assert.Equal(3, outbound.GetProperty("answeredBy").EnumerateArray().Count(share => Count(share, "before") > 0));
        Assert.Equal(2, outbound.GetProperty("answeredBy").EnumerateArray().Count(share => Count(share, "during") > 0));
        Assert.All(drills.Values, drill => Assert.Equal("passed", drill.GetProperty("verdict").GetString()));
    }

    private static int Count(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<JsonElement> PlayAsync(string speed, string drill)
    {
        var run = await Tool.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll"), "drill", drill, "--live", "--speed", speed, "--format", "json"], Cancelled);
        output.WriteLine(run.Error + run.Output);
        Assert.Contains(run.ExitCode, new[] { ExitCode.Success, ExitCode.Failed });
        return Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("drills").EnumerateArray());
    }
}
