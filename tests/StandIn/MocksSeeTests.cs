using System.Collections.Immutable;
using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>How the inputs of a resource look to a mock.</summary>
[Collection("Pulumi")]
public sealed class MocksSeeTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Names_AreThoseOfTheWire()
    {
        var inputs = await SeeAsync(new WidgetArgs { Label = "x", Enabled = true });

        Assert.Equal("x", inputs["label"]);
        Assert.Equal(true, inputs["enabled"]);
        Assert.False(inputs.ContainsKey("Label"));
    }

    [Fact]
    public async Task TypeAndName_AreThoseOfTheResource()
    {
        await SeeAsync(new WidgetArgs());

        Assert.Equal(Widget.Token, _mocks.Resource("w").Type);
    }

    [Fact]
    public async Task Numbers_AreDoubles()
    {
        var inputs = await SeeAsync(new WidgetArgs { Size = 3, Ratio = 0.5 });

        Assert.Equal(3.0, Assert.IsType<double>(inputs["size"]));
        Assert.Equal(0.5, Assert.IsType<double>(inputs["ratio"]));
    }

    [Fact]
    public async Task Lists_AreImmutableArraysOfObjects()
    {
        var inputs = await SeeAsync(new WidgetArgs { Sizes = [1, Output.Create(2)] });

        Assert.Equal([1.0, 2.0], Assert.IsType<ImmutableArray<object?>>(inputs["sizes"]));
    }

    [Fact]
    public async Task MapsAndObjects_AreImmutableDictionaries()
    {
        var inputs = await SeeAsync(new WidgetArgs
        {
            Tags = { { "site", "uk" } },
            Part = new PartArgs { Label = "p", Weight = 2 },
        });

        Assert.Equal("uk", Map(inputs["tags"])["site"]);
        Assert.Equal("p", Map(inputs["part"])["label"]);
        Assert.Equal(2.0, Map(inputs["part"])["weight"]);
    }

    [Fact]
    public async Task ObjectsInLists_KeepTheirNames()
    {
        var inputs = await SeeAsync(new WidgetArgs { Parts = { new PartArgs { Label = "a" }, new PartArgs { Label = "b" } } });

        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object?>>(inputs["parts"]).Select(part => Map(part)["label"]));
    }

    [Fact]
    public async Task Nulls_AreLeftOut()
    {
        var inputs = await SeeAsync(new WidgetArgs
        {
            Label = Output.Create((string)null!),
            Size = null,
            Part = new PartArgs { Label = "p", Weight = null },
        });

        Assert.False(inputs.ContainsKey("label"));
        Assert.False(inputs.ContainsKey("size"));
        Assert.Equal(["label"], Map(inputs["part"]).Keys);
    }

    [Fact]
    public async Task AnUntouchedList_IsLeftOut()
    {
        var inputs = await SeeAsync(new WidgetArgs { Sizes = { } });

        Assert.False(inputs.ContainsKey("sizes"));
    }

    [Fact]
    public async Task AnEmptyListOrMap_IsKept()
    {
        var inputs = await SeeAsync(new WidgetArgs { Sizes = Array.Empty<int>(), Tags = new Dictionary<string, string>() });

        Assert.Empty(Assert.IsType<ImmutableArray<object?>>(inputs["sizes"]));
        Assert.Empty(Map(inputs["tags"]));
    }

    [Fact]
    public async Task ADefaultImmutableArray_IsAnEmptyList()
    {
        var inputs = await SeeAsync(new WidgetArgs { Sizes = default(ImmutableArray<int>) });

        Assert.Empty(Assert.IsType<ImmutableArray<object?>>(inputs["sizes"]));
    }

    [Fact]
    public async Task Secrets_AreOpened()
    {
        var inputs = await SeeAsync(new WidgetArgs
        {
            Label = Output.CreateSecret("key"),
            Tags = { { "token", Output.CreateSecret("secret") } },
        });

        Assert.Equal("key", inputs["label"]);
        Assert.Equal("secret", Map(inputs["tags"])["token"]);
    }

    [Fact]
    public async Task AnUnknown_DropsTheProperty()
    {
        await _mocks.PreviewAsync(() => new Widget("w", new WidgetArgs { Label = OutputUtilities.CreateUnknown(""), Size = 1 }));

        Assert.False(_mocks.Inputs("w").ContainsKey("label"));
        Assert.True(_mocks.Inputs("w").ContainsKey("size"));
    }

    [Fact]
    public async Task AnUnknownAnywhereWithin_DropsTheWholeTopLevelProperty()
    {
        await _mocks.PreviewAsync(() => new Widget("w", new WidgetArgs
        {
            Parts = { new PartArgs { Label = "known" }, new PartArgs { Label = OutputUtilities.CreateUnknown("") } },
            Tags = { { "known", "a" }, { "unknown", OutputUtilities.CreateUnknown("") } },
            Sizes = [1, OutputUtilities.CreateUnknown(2)],
            Label = "kept",
        }));

        Assert.Equal(["label", "madeBy"], _mocks.Inputs("w").Keys.Order());
    }

    [Fact]
    public async Task AMissingOutputOfAnotherResource_IsUnknownInPreviewOnly()
    {
        void Program() => _ = new Widget("second", new WidgetArgs { Label = new Widget("first").Label, Size = 1 });

        var preview = new Mocks();
        await preview.PreviewAsync(Program);
        var update = new Mocks();
        await update.UpdateAsync(() => new Widget("second", new WidgetArgs { Ratio = new Widget("first").Ratio }));

        Assert.False(preview.Inputs("second").ContainsKey("label"));
        Assert.Equal(0.0, update.Inputs("second")["ratio"]);
    }

    [Fact]
    public async Task Enums_AreStrings()
    {
        var inputs = await SeeAsync(new WidgetArgs { Color = Color.Red });

        Assert.Equal("red", inputs["color"]);
    }

    [Fact]
    public async Task Unions_AreTheirValues()
    {
        var inputs = await SeeAsync(new WidgetArgs { Color = "green" });

        Assert.Equal("green", inputs["color"]);
    }

    [Fact]
    public async Task Assets_KeepTheirType()
    {
        var file = await SeeAsync(new WidgetArgs { Content = new FileArchive("folder") });
        Assert.IsType<FileArchive>(file["content"]);

        var mocks = new Mocks();
        await mocks.UpdateAsync(() =>
        {
            _ = new Widget("text", new WidgetArgs { Content = new StringAsset("text") });
            _ = new Widget("tree", new WidgetArgs
            {
                Content = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new FileAsset("a") }),
            });
        });
        Assert.IsType<StringAsset>(mocks.Inputs("text")["content"]);
        Assert.IsType<AssetArchive>(mocks.Inputs("tree")["content"]);
    }

    [Fact]
    public async Task Json_IsAnObject()
    {
        var inputs = await SeeAsync(new WidgetArgs { Document = """{"a":{"b":[1,true,null]}}""" });

        Assert.Equal([1.0, true, null], Assert.IsType<ImmutableArray<object?>>(Map(Map(inputs["document"])["a"])["b"]));
    }

    [Fact]
    public async Task AnythingGoes_WhereTheTypeIsObject()
    {
        var parts = new Dictionary<string, object> { ["part"] = new PartArgs { Label = "p" } };

        var inputs = await SeeAsync(new WidgetArgs { Anything = parts });

        Assert.Equal("p", Map(Map(inputs["anything"])["part"])["label"]);
    }

    [Fact]
    public async Task AResource_IsAReferenceToIt()
    {
        await _mocks.UpdateAsync(() => new Widget("w", new WidgetArgs { Anything = new Widget("other") }));

        var reference = Assert.IsType<Resource>(_mocks.Inputs("w")["anything"], exactMatch: false);
        Assert.EndsWith("::other", await OutputUtilities.GetValueAsync(reference.Urn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInteger_OfACSharpEnum_IsANumber()
    {
        var inputs = await SeeAsync(new WidgetArgs { Anything = DayOfWeek.Friday });

        Assert.Equal(5.0, inputs["anything"]);
    }

    [Fact]
    public async Task KeysWithTwoUnderscores_AreKeptByTheProviderOnly()
    {
        var inputs = await SeeAsync(new WidgetArgs { Tags = { { "__internal", "a" }, { "site", "uk" } } });

        Assert.Equal(["site"], Map(inputs["tags"]).Keys);
    }

    [Fact]
    public async Task AnOutputType_IsAnObject()
    {
        var mocks = new Mocks
        {
            State = _ => new Dictionary<string, object> { ["part"] = new Dictionary<string, object> { ["label"] = "p", ["weight"] = 4 } },
        };

        await mocks.UpdateAsync(() => new Widget("w", new WidgetArgs { Anything = new Widget("other").Part }));

        Assert.Equal("p", Map(mocks.Inputs("w")["anything"])["label"]);
        Assert.Equal(4.0, Map(mocks.Inputs("w")["anything"])["weight"]);
    }

    [Fact]
    public async Task DefaultsOfTheConstructor_Arrive()
    {
        var inputs = await SeeAsync(new WidgetArgs());

        Assert.Equal("the constructor", inputs["madeBy"]);
    }

    [Fact]
    public async Task DictionaryArgs_OfWhatCannotBeSent_AreRefused()
    {
        Assert.Throws<InvalidOperationException>(
            () => new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("a", new[] { "b" })));

        await _mocks.UpdateAsync(() => new CustomResource(
            "test:index:Any",
            "any",
            new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("a", Output.Create("b"))),
            null));
        Assert.Equal("b", _mocks.Inputs("any")["a"]);
    }

    private static ImmutableDictionary<string, object?> Map(object? value) => Assert.IsType<ImmutableDictionary<string, object?>>(value);

    private async Task<ImmutableDictionary<string, object>> SeeAsync(WidgetArgs args)
    {
        await _mocks.UpdateAsync(() => new Widget("w", args));
        return _mocks.Inputs("w");
    }
}
