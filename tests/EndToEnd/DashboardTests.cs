using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>The dashboard in a browser, as people use it: by mouse, by keyboard, wide, narrow, light and dark.</summary>
[Collection("EndToEnd")]
public sealed partial class DashboardTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private const string Name = "app.internal.example.com";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_Opened_ShowsTheWholeStackAndComplainsOfNothing()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);

        await Expect(page.Page.Locator("#summary")).ToHaveTextAsync("All 5 instances healthy, no fault");
        foreach (var instance in dashboard.Twin.Ready.Instances.Keys)
        {
            await Expect(page.Element($"instance:{instance}")).ToHaveClassAsync(Healthy());
        }

        foreach (var address in dashboard.Twin.Ready.Inbound.Values.SelectMany(addresses => addresses))
        {
            await Expect(page.Element($"resolver:{address.Declared}")).ToContainTextAsync(address.Zone!);
        }

        foreach (var element in new[] { "site:uk", "site:us", "links:uk", "zone:internal.example.com", $"service:{Name} A", "checker:uk-checker" })
        {
            await Expect(page.Element(element)).ToHaveAttributeAsync("role", "button");
        }

        await page.KeepAsync("dashboard-light");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Clients_ToldToAsk_AreSeenFlowingUntilToldToStop()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);
        var flows = page.Page.Locator(".flow.active");
        await Expect(flows).ToHaveCountAsync(0);

        await ChooseAsync("20/s");

        await Expect(page.Page.Locator("[data-key='service:app.internal.example.com A instance:app/uk']")).ToHaveClassAsync(Active());
        await Expect(page.Page.Locator("[data-key='service:app.internal.example.com A instance:app/us']")).ToHaveClassAsync(Active());
        await Expect(page.Element("client:uk-azure")).ToContainTextAsync(PerSecond());
        await page.KeepAsync("dashboard-flowing");

        await ChooseAsync("never");
        await Expect(flows).ToHaveCountAsync(0);
        Assert.Empty(page.Complaints);

        async Task ChooseAsync(string howOften)
        {
            await page.Page.Locator("#clients label", new() { HasText = howOften }).ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Radio, new() { Name = howOften })).ToBeCheckedAsync();
        }
    }

    [Fact]
    public async Task Fault_SwitchedOnFromThePicture_IsSeenThereAndInDig_UntilItIsEnded()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);
        var (near, far) = (dashboard.Twin.Ready.Instances["app/uk"].Declared!, dashboard.Twin.Ready.Instances["app/us"].Declared!);
        await Expect(page.Element("instance:app/uk")).ToHaveClassAsync(Healthy());
        Assert.Equal([near], await DigAsync());

        await page.Element("instance:app/uk").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#inspected")).ToHaveTextAsync("app/uk");
        var refuse = page.Page.GetByRole(AriaRole.Switch, new() { Name = "Refuse connections" });
        await refuse.ClickAsync();

        await Expect(refuse).ToHaveAttributeAsync("aria-checked", "true");
        await Expect(page.Element("instance:app/uk")).ToHaveClassAsync(Down());
        await Expect(page.Element("instance:app/us")).ToHaveClassAsync(Healthy());
        Assert.Equal([far], await DigAsync());
        await Expect(page.Page.Locator("#log")).ToContainTextAsync("app.uk unhealthy");
        await page.KeepAsync("dashboard-fault");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "End instance app/uk (refuse)" }).ClickAsync();
        await Expect(refuse).ToHaveAttributeAsync("aria-checked", "false");
        await Expect(page.Element("instance:app/uk")).ToHaveClassAsync(Healthy());
        Assert.Equal([near], await DigAsync());
        await Expect(page.Page.Locator("#summary")).ToHaveTextAsync("All 5 instances healthy, no fault");
        Assert.Empty(page.Complaints);

        async Task<IReadOnlyList<string>> DigAsync() => (await Dig.AskAsync(dashboard.Twin.Ready.Resolvers["uk"], Name, Cancelled)).Addresses;
    }

    [Fact]
    public async Task Query_Asked_ShowsTheAnswerWithTheCandidateThatFellOut()
    {
        await using var page = await dashboard.OpenAsync(1280, 1200, Cancelled);
        var result = page.Page.Locator("#query-result");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(result).ToContainTextAsync("NOERROR");
        await Expect(result.Locator(".answers")).ToContainTextAsync(dashboard.Twin.Ready.Instances["app/uk"].Declared!);
        await Expect(result.Locator(".hops .chosen .subject").Last).ToHaveTextAsync("app/uk at 172.16.1.10");
        await Expect(result.Locator(".hops .dropped")).ToContainTextAsync("another is preferred");
        await Expect(page.Element("instance:app/uk")).ToHaveClassAsync(OnPath());
        await page.KeepAsync("dashboard-query");

        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Name" }).FillAsync("nowhere.internal.example.com");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(result).ToContainTextAsync("NXDOMAIN");
        await Expect(page.Element("instance:app/uk")).Not.ToHaveClassAsync(OnPath());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Drill_Run_ShowsItsVerdictAndReport()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);
        var drill = page.Page.Locator("#drill-list > li", new() { Has = page.Page.GetByRole(AriaRole.Button, new() { Name = "Run instance-down" }) });

        await drill.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(drill.Locator(".badge")).ToHaveTextAsync("passed");
        await drill.GetByText("Report").ClickAsync();
        await Expect(drill.Locator(".checks .passed").First).ToBeVisibleAsync();
        await Expect(drill.Locator(".checks .failed")).ToHaveCountAsync(0);
        await page.KeepAsync("dashboard-drill");
        // The live twin did not notice.
        await Expect(page.Page.Locator("#summary")).ToHaveTextAsync("All 5 instances healthy, no fault");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Drills_RunAll_CanBeCalledOffOneByOneAndAltogether()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);
        var (all, progress) = (page.Page.Locator("#run-all"), page.Page.Locator("#drill-progress"));
        // The first drill runs for as long as nobody calls it off.
        await page.Page.RouteAsync("**/api/drills", route => route.Request.Method == "POST" ? Task.CompletedTask : route.ContinueAsync());

        var titles = page.Page.Locator("#drill-list h3");
        await Expect(titles.First).ToBeVisibleAsync();
        var names = await titles.AllTextContentsAsync();

        await all.ClickAsync();
        await Expect(progress).ToHaveTextAsync($"Running {names[0]}, 1 of {names.Count}");
        await Button($"Cancel {names[^1]}").ClickAsync();
        await Expect(Button($"Run {names[^1]}")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#drill-list .badge.waiting")).ToHaveCountAsync(names.Count - 2);
        await Button($"Cancel {names[0]}").ClickAsync();
        await Expect(progress).ToHaveTextAsync($"Running {names[1]}, 2 of {names.Count - 1}");
        await all.ClickAsync();

        await Expect(progress).ToHaveTextAsync("0 drills run, 2 cancelled.");
        await Expect(all).ToHaveTextAsync("Run all");
        await Expect(page.Page.Locator("#drill-list .badge")).ToHaveCountAsync(0);
        await page.Page.UnrouteAllAsync();
        await Button("Run overload").ClickAsync();
        await Expect(progress).ToHaveTextAsync("1 drill run, none failed.");
        Assert.All(page.Complaints, complaint => Assert.Contains("/api/drills failed: net::ERR_ABORTED", complaint, StringComparison.Ordinal));

        ILocator Button(string name) => page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }

    [Fact]
    public async Task Theme_FollowsTheSystem_UntilSomebodyChooses()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled, ColorScheme.Dark);
        var theme = page.Page.GetByRole(AriaRole.Switch, new() { Name = "Dark" });
        await Expect(theme).ToHaveAttributeAsync("aria-checked", "true");
        Assert.True(await LightnessAsync() < 0.2);
        await page.KeepAsync("dashboard-dark");

        await theme.ClickAsync();
        await Expect(theme).ToHaveAttributeAsync("aria-checked", "false");
        Assert.True(await LightnessAsync() > 0.8);
        await page.Page.ReloadAsync();
        await Expect(theme).ToHaveAttributeAsync("aria-checked", "false");
        Assert.True(await LightnessAsync() > 0.8);
        Assert.Empty(page.Complaints);

        Task<double> LightnessAsync() => page.Page.EvaluateAsync<double>(
            "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765");
    }

    [Fact]
    public async Task NarrowPage_OfAPhone_NeverScrollsSideways()
    {
        await using var page = await dashboard.OpenAsync(400, 850, Cancelled, ColorScheme.Dark, ReducedMotion.Reduce);
        await page.Element("resolver:10.10.0.4").ClickAsync();
        await Expect(page.Page.Locator("#inspected")).ToHaveTextAsync("eu-west-2a");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.Page.Locator("#query-result")).ToContainTextAsync("NOERROR");

        Assert.Equal(400, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.KeepAsync("dashboard-narrow");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Keyboard_Alone_WalksThePictureAndComesBackFromTheDetails()
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled);
        await page.Element("resolver:10.10.0.4").FocusAsync();

        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Element("resolver:10.10.0.20")).ToBeFocusedAsync();
        Assert.Equal(1, await page.Page.Locator("#picture [tabindex='0']").CountAsync());
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#inspected")).ToHaveTextAsync("eu-west-2b");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Element("resolver:10.10.0.20")).ToBeFocusedAsync();
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_InBothThemes_HasTheContrastThatWcagAsksFor(ColorScheme scheme)
    {
        await using var page = await dashboard.OpenAsync(1280, 900, Cancelled, scheme);
        await page.Element("instance:orders/uk").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.Page.Locator("#query-result")).ToContainTextAsync("NOERROR");

        var texts = await page.Page.EvaluateAsync<TextContrast[]>(TextContrast.Measure);

        Assert.True(texts.Length > 80, $"Only {texts.Length} texts were found.");
        Assert.Empty(texts.Where(text => text.Ratio < 4.5).Select(text => $"'{text.Text}' has {text.Ratio:0.00}: {text.Colors}"));
    }

    [GeneratedRegex(@"\bok\b")]
    private static partial Regex Healthy();

    [GeneratedRegex(@"\bdown\b")]
    private static partial Regex Down();

    [GeneratedRegex(@"\bactive\b")]
    private static partial Regex Active();

    [GeneratedRegex(@"\bon-path\b")]
    private static partial Regex OnPath();

    [GeneratedRegex(@"\d/s")]
    private static partial Regex PerSecond();
}
