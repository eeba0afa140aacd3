using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>The dashboard of every stack in the repository, wide and narrow, light and dark: the smallest one as well as the one with everything on.</summary>
[Collection("EndToEnd")]
public sealed class DashboardStacksTests(Dashboard dashboard) : IClassFixture<Dashboard>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lab", "links:lab")]
    [InlineData("dev", "links:uk|us")]
    [InlineData("full", "links:sg|uk", "links:sg|us", "links:uk|us")]
    public async Task Page_OfAStack_IsLaidOutCleanlyAtEveryWidthAndInBothSchemes(string stack, params string[] links)
    {
        foreach (var width in new[] { 1280, 900, 400 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var page = await dashboard.OpenAsync(width, 900, Cancelled, scheme, ReducedMotion.Reduce, stack);
                foreach (var pair in links)
                {
                    await Expect(page.Element(pair)).ToHaveAttributeAsync("role", "button");
                }

                var faults = await page.Page.EvaluateAsync<string[]>(PageLayout.Faults);
                await page.KeepAsync($"{stack}-{width}-{scheme.ToString().ToLowerInvariant()}");
                Assert.True(faults.Length == 0, $"{stack} at {width}, {scheme}:\n{string.Join('\n', faults)}");
                Assert.Empty((await page.Page.EvaluateAsync<TextContrast[]>(TextContrast.Measure)).Where(text => text.Ratio < 4.5).Select(text => $"'{text.Text}' has {text.Ratio:0.00}: {text.Colors}"));

                await ChooseByKeyboardAsync(page);
                Assert.Empty(page.Complaints);
            }
        }
    }

    // From the first element on with the arrow keys, into the details, and back.
    private static async Task ChooseByKeyboardAsync(DashboardPage page)
    {
        var first = page.Page.Locator("#picture [tabindex='0']");
        await Expect(first).ToHaveCountAsync(1);
        await first.FocusAsync();
        var before = await first.GetAttributeAsync("data-element");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Page.Locator("#picture :focus")).Not.ToHaveAttributeAsync("data-element", before!);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#inspected")).ToBeInViewportAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).PressAsync("Escape");
        await Expect(page.Page.Locator("#inspected")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("#picture :focus")).ToHaveCountAsync(1);
    }
}
