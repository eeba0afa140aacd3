using CrossCloudDns.Tests.Repository;
using Microsoft.Playwright;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>A running twin and a browser that looks at its dashboard, shared by the tests of a class; each gets a page of its own.</summary>
public sealed class Dashboard : IAsyncDisposable
{
    /// <summary>Twin's seconds per real second: a failover of minutes is seen in seconds.</summary>
    public const int Speed = 40;

    // Longer than a failover takes at this speed, and long enough for a loaded machine.
    private const float Patience = 60_000;

    private RunningTwin? twin;
    private string running = "";
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal RunningTwin Twin => twin ?? throw new InvalidOperationException("No page has been opened.");

    /// <summary>Opens the dashboard, and starts what it needs first. One twin runs at a time.</summary>
    internal async Task<DashboardPage> OpenAsync(
        int width,
        int height,
        CancellationToken cancellationToken,
        ColorScheme scheme = ColorScheme.Light,
        ReducedMotion motion = ReducedMotion.NoPreference,
        string stack = "dev")
    {
        var chromium = Tool.Require("chromium");
        if (twin is not null && running != stack)
        {
            await twin.DisposeAsync();
            twin = null;
        }

        twin ??= await RunningTwin.StartAsync(cancellationToken, "--stack", stack, "--speed", $"{Speed}");
        running = stack;
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = motion,
        });
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var opened = new DashboardPage(page);
        await page.GotoAsync(twin.Ready.Http);
        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("live");
        await Assertions.Expect(page.Locator("[data-element^='instance:']").First).ToBeVisibleAsync();
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (twin is not null)
        {
            await twin.DisposeAsync();
        }
    }
}

/// <summary>One open page, with everything that its console complained about.</summary>
internal sealed class DashboardPage : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public DashboardPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"{request.Url} failed: {request.Failure}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public ILocator Element(string id) => Page.Locator($"[data-element='{id}']");

    /// <summary>Keeps a picture of the page beside the other results of the build.</summary>
    public Task KeepAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(RepositoryFiles.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = true,
    });

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
