using System.Text.Json;
using System.Xml.Linq;
using CrossCloudDns.Tests.Twin.Model;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Engine.Drills.Reports;

namespace CrossCloudDns.Tests.Twin.Engine.Drills;

public class DrillReportTests
{
    private static async Task<DrillReport[]> ReportsAsync() =>
    [
        await DrillCatalog.Find("instance-down")!.RunAsync(TwoSites.Build().Read()),
        await DrillCatalog.Find("tunnel-loss")!.RunAsync(TwoSites.Build().Read()),
        new() { Name = "broken", Tries = "Fails on <purpose>.", Checks = [new DrillCheck("water flows uphill", Passed: false, "it does not")] },
    ];

    [Fact]
    public async Task Text_NamesVerdictNumbersAndExpectations()
    {
        var text = DrillText.Write(await ReportsAsync(), timeline: true);
        Assert.Contains("PASSED  instance-down", text, StringComparison.Ordinal);
        Assert.Contains("SKIPPED  tunnel-loss", text, StringComparison.Ordinal);
        Assert.Contains("FAIL water flows uphill: it does not", text, StringComparison.Ordinal);
        Assert.Contains("instance app/uk (refuse) begins", text, StringComparison.Ordinal);
        Assert.EndsWith("1 drills passed, 1 failed, 1 skipped", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasTimesInSecondsAndAddressesAsText()
    {
        using var document = JsonDocument.Parse(DrillJson.Write("dev", 1, await ReportsAsync(), random: null));
        var drill = document.RootElement.GetProperty("drills")[0];
        Assert.Equal("passed", drill.GetProperty("verdict").GetString());
        var measurement = drill.GetProperty("runs")[0].GetProperty("measurement");
        Assert.Equal(120, measurement.GetProperty("onset").GetDouble());
        Assert.Equal("10.10.0.4", measurement.GetProperty("answeredBy")[0].GetProperty("address").GetString());
    }

    [Fact]
    public async Task JUnit_CountsCasesFailuresAndSkips()
    {
        var suites = XDocument.Parse(DrillJUnit.Write(await ReportsAsync(), random: null)).Root!.Elements("testsuite").ToList();
        Assert.Equal(["instance-down", "tunnel-loss", "broken"], suites.Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal(["0", "0", "1"], suites.Select(suite => suite.Attribute("failures")!.Value));
        Assert.Equal(["0", "1", "0"], suites.Select(suite => suite.Attribute("skipped")!.Value));
    }

    [Fact]
    public async Task Html_IsOnePageWithPicturesThatAsksForNothing()
    {
        var html = DrillHtml.Write("dev", 1, await ReportsAsync(), random: null);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("Fails on &lt;purpose&gt;.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
        var picture = html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + "</svg>".Length)];
        Assert.Equal("svg", XDocument.Parse(picture).Root!.Name.LocalName);
    }
}
