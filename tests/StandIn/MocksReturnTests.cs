using System.Collections.Immutable;
using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>What becomes of the state that a mock returns.</summary>
[Collection("Pulumi")]
public sealed class MocksReturnTests
{
    [Fact]
    public async Task State_OfStrings_FillsOutputs()
    {
        var widget = await ReadAsync(new Dictionary<string, string> { ["label"] = "x" });

        Assert.Equal("x", await OutputUtilities.GetValueAsync(widget.Label));
    }

    [Fact]
    public async Task State_OfEveryKind_FillsOutputs()
    {
        var widget = await ReadAsync(new Dictionary<string, object>
        {
            ["size"] = 3,
            ["ratio"] = 0.5,
            ["enabled"] = true,
            ["sizes"] = new[] { 1, 2 },
            ["tags"] = new Dictionary<string, string> { ["site"] = "uk" },
            ["part"] = new Dictionary<string, object> { ["label"] = "p", ["weight"] = 4 },
            ["parts"] = new List<object> { new Dictionary<string, object> { ["label"] = "q" } },
            ["color"] = "green",
        });

        Assert.Equal(3, await OutputUtilities.GetValueAsync(widget.Size));
        Assert.Equal(0.5, await OutputUtilities.GetValueAsync(widget.Ratio));
        Assert.True(await OutputUtilities.GetValueAsync(widget.Enabled));
        Assert.Equal([1, 2], await OutputUtilities.GetValueAsync(widget.Sizes));
        Assert.Equal("uk", (await OutputUtilities.GetValueAsync(widget.Tags))["site"]);
        Assert.Equal(("p", 4), await OutputUtilities.GetValueAsync(widget.Part.Apply(part => (part!.Label, part.Weight!.Value))));
        Assert.Equal(["q"], (await OutputUtilities.GetValueAsync(widget.Parts)).Select(part => part.Label));
        Assert.Equal("green", $"{await OutputUtilities.GetValueAsync(widget.Color)}");
    }

    [Fact]
    public async Task State_MayHoldNumbersAsDouble()
    {
        var widget = await ReadAsync(new Dictionary<string, object> { ["size"] = 3.0, ["sizes"] = new[] { 1.0 } });

        Assert.Equal(3, await OutputUtilities.GetValueAsync(widget.Size));
        Assert.Equal([1], await OutputUtilities.GetValueAsync(widget.Sizes));
    }

    [Fact]
    public async Task State_MayHoldOutputs()
    {
        var widget = await ReadAsync(new Dictionary<string, object>
        {
            ["label"] = Output.CreateSecret("key"),
            ["size"] = OutputUtilities.CreateUnknown(1),
            ["ratio"] = Output.Create(0.5),
        });

        Assert.Equal("key", await OutputUtilities.GetValueAsync(widget.Label));
        Assert.True(await Output.IsSecretAsync(widget.Label));
        Assert.False(await OutputUtilities.GetIsKnownAsync(widget.Size));
        Assert.Equal(0.5, await OutputUtilities.GetValueAsync(widget.Ratio));
    }

    [Fact]
    public async Task Union_TakesTheFirstCaseThatFits()
    {
        var text = await ReadAsync(new Dictionary<string, object> { ["shade"] = "dark" });
        var number = await ReadAsync(new Dictionary<string, object> { ["shade"] = 7 });

        Assert.Equal("dark", await OutputUtilities.GetValueAsync(text.Shade.AsT0()));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(number.Shade.AsT1()));
    }

    [Fact]
    public async Task Object_HoldsThePlainValue()
    {
        var widget = await ReadAsync(new Dictionary<string, object> { ["anything"] = new[] { 1 } });

        Assert.Equal([1.0], Assert.IsType<ImmutableArray<object?>>(await OutputUtilities.GetValueAsync(widget.Anything)));
    }

    [Fact]
    public async Task ANumberForAnInteger_IsCut()
    {
        var widget = await ReadAsync(new Dictionary<string, object> { ["size"] = 61.9 });

        Assert.Equal(61, await OutputUtilities.GetValueAsync(widget.Size));
    }

    [Fact]
    public async Task AValueOfTheWrongType_IsSwallowed()
    {
        var widget = await ReadAsync(new Dictionary<string, object>
        {
            ["label"] = 5,
            ["maybeSize"] = "five",
            ["size"] = "five",
            ["part"] = "p",
        });

        Assert.Null(await OutputUtilities.GetValueAsync(widget.Label));
        Assert.Null(await OutputUtilities.GetValueAsync(widget.MaybeSize));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(widget.Size));
        Assert.Null(await OutputUtilities.GetValueAsync(widget.Part));
    }

    [Fact]
    public async Task AKeyThatNobodyReads_IsIgnored()
    {
        var widget = await ReadAsync(new Dictionary<string, object> { ["label"] = "x", ["unheardOf"] = true });

        Assert.Equal("x", await OutputUtilities.GetValueAsync(widget.Label));
    }

    [Fact]
    public async Task AMissingProperty_IsUnknownInPreview()
    {
        var applied = false;
        Widget? widget = null;
        var mocks = new Mocks { State = _ => new Dictionary<string, object>() };

        await mocks.PreviewAsync(() =>
        {
            widget = new Widget("w");
            widget.Label.Apply(_ => applied = true);
        });

        Assert.False(await OutputUtilities.GetIsKnownAsync(widget!.Label));
        Assert.False(applied);
    }

    [Fact]
    public async Task AMissingProperty_IsAKnownDefaultInAnUpdate()
    {
        var widget = await ReadAsync(new Dictionary<string, object>());

        Assert.True(await OutputUtilities.GetIsKnownAsync(widget.Label));
        Assert.Null(await OutputUtilities.GetValueAsync(widget.Label));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(widget.Size));
        Assert.True((await OutputUtilities.GetValueAsync(widget.Sizes)).IsDefault);
    }

    [Fact]
    public async Task ANullId_MakesTheIdUnknown()
    {
        Widget? widget = null;

        await new Mocks { Id = _ => null }.UpdateAsync(() => widget = new Widget("w"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(widget!.Id));
        Assert.True(await OutputUtilities.GetIsKnownAsync(widget.Urn));
    }

    [Fact]
    public async Task AnId_IsKnownInPreviewToo()
    {
        Widget? widget = null;

        await new Mocks().PreviewAsync(() => widget = new Widget("w"));

        Assert.Equal("w-id", await OutputUtilities.GetValueAsync(widget!.Id));
    }

    [Fact]
    public async Task AdditionalSecretOutputs_AreNotApplied()
    {
        Widget? widget = null;

        await new Mocks().UpdateAsync(() => widget = new Widget(
            "w",
            new WidgetArgs { Label = "key" },
            new CustomResourceOptions { AdditionalSecretOutputs = { "label" } }));

        Assert.False(await Output.IsSecretAsync(widget!.Label));
    }

    [Fact]
    public async Task ASecretInput_EchoedByTheMock_IsNoLongerSecret()
    {
        Widget? widget = null;

        await new Mocks().UpdateAsync(() => widget = new Widget("w", new WidgetArgs { Label = Output.CreateSecret("key") }));

        Assert.Equal("key", await OutputUtilities.GetValueAsync(widget!.Label));
        Assert.False(await Output.IsSecretAsync(widget.Label));
    }

    [Fact]
    public async Task State_WithALong_Fails() =>
        Assert.Contains(
            "System.Int64 is not a supported argument type",
            (await FailAsync(new Dictionary<string, object> { ["size"] = 3L })).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task State_ThatIsAnAnonymousObject_Fails() =>
        Assert.Contains("is not a supported argument type", (await FailAsync(new { label = "x" })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task State_ThatIsNull_Fails() => Assert.IsType<RunException>(await FailAsync(null!));

    private static async Task<Widget> ReadAsync(object state)
    {
        Widget? widget = null;
        await new Mocks { State = _ => state }.UpdateAsync(() => widget = new Widget("w"));
        return widget!;
    }

    private static Task<Exception> FailAsync(object state) => new Mocks { State = _ => state }.FailAsync(() => new Widget("w"));
}
