using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Transformations see a resource before it is registered.</summary>
[Collection("Pulumi")]
public sealed class TransformationTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task ATransformation_ReplacesArguments()
    {
        await _mocks.UpdateAsync(() => new Widget("w", new WidgetArgs { Label = "before" }, new()
        {
            ResourceTransformations = { seen => new ResourceTransformationResult(new WidgetArgs { Label = "after" }, seen.Options) },
        }));

        Assert.Equal("after", _mocks.Inputs("w")["label"]);
    }

    [Fact]
    public async Task ATransformation_ReplacesOptions()
    {
        await _mocks.UpdateAsync(() => new Widget("w", options: new()
        {
            ResourceTransformations = { seen => new ResourceTransformationResult(
                seen.Args, CustomResourceOptions.Merge((CustomResourceOptions)seen.Options, new() { ImportId = "i-1" })) },
        }));

        Assert.Equal("i-1", _mocks.Resource("w").Id);
    }

    [Fact]
    public async Task ATransformation_ThatGivesNothing_ChangesNothing()
    {
        await _mocks.UpdateAsync(() => new Widget("w", new WidgetArgs { Label = "x" }, new() { ResourceTransformations = { _ => null } }));

        Assert.Equal("x", _mocks.Inputs("w")["label"]);
    }

    [Fact]
    public async Task ATransformationOfAParent_ReachesEveryDescendant()
    {
        var seen = new List<string>();

        await _mocks.UpdateAsync(() => new Box(
            "outer",
            outer => _ = new Box("inner", inner => _ = new Widget("w", options: new() { Parent = inner }), new() { Parent = outer }),
            new() { ResourceTransformations = { Note(seen) } }));

        Assert.Equal(["outer", "inner", "w"], seen);
    }

    [Fact]
    public async Task ATransformationOfTheStack_ReachesTheStackAndEveryResource()
    {
        Noted.Clear();

        await Deployment.TestAsync<NotingStack>(_mocks);

        Assert.Equal(["project-stack", "b", "w"], Noted);
    }

    [Fact]
    public async Task TransformationsOfTheResource_RunBeforeThoseOfItsParent()
    {
        var seen = new List<string>();

        await _mocks.UpdateAsync(() => new Box(
            "b",
            box => _ = new Widget("w", options: new()
            {
                Parent = box,
                ResourceTransformations = { _ => { seen.Add("own"); return null; } },
            }),
            new() { ResourceTransformations = { Note(seen) } }));

        Assert.Equal(["b", "own", "w"], seen);
    }

    [Fact]
    public async Task ATransformation_SeesOptionsAsTheyWereGiven()
    {
        ResourceOptions? options = null;
        var first = default(Widget);

        await _mocks.UpdateAsync(() =>
        {
            first = new Widget("first");
            _ = new Widget("w", options: new()
            {
                Protect = true,
                DeleteBeforeReplace = true,
                IgnoreChanges = { "label" },
                ReplaceOnChanges = { "size" },
                DependsOn = { first },
                ResourceTransformations = { seen => { options = seen.Options; return null; } },
            });
        });

        var custom = Assert.IsType<CustomResourceOptions>(options);
        Assert.Equal((true, true), (custom.Protect, custom.DeleteBeforeReplace));
        Assert.Equal(["label"], custom.IgnoreChanges);
        Assert.Equal(["size"], custom.ReplaceOnChanges);
        Assert.Equal([first!], await OutputUtilities.GetValueAsync(custom.DependsOn.ToOutput()));
    }

    [Fact]
    public async Task ATransformation_ThatMovesAResource_IsRefused()
    {
        var exception = await _mocks.FailAsync(() =>
        {
            var box = new Box("b");
            _ = new Widget("w", options: new()
            {
                ResourceTransformations = { seen => new ResourceTransformationResult(
                    seen.Args, CustomResourceOptions.Merge((CustomResourceOptions)seen.Options, new() { Parent = box })) },
            });
        });

        Assert.Contains(
            "Transformations cannot currently be used to change the 'parent' of a resource.",
            exception.Message,
            StringComparison.Ordinal);
    }

    private static List<string> Noted { get; } = [];

    private static ResourceTransformation Note(List<string> names)
        => seen =>
        {
            names.Add(seen.Resource.GetResourceName());
            return null;
        };

    private sealed class NotingStack : Stack
    {
        public NotingStack()
            : base(new StackOptions { ResourceTransformations = { Note(Noted) } })
            => _ = new Box("b", box => _ = new Widget("w", options: new() { Parent = box }));
    }
}
