using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>How two sets of options become one.</summary>
[Collection("Pulumi")]
public sealed class OptionsTests
{
    [Fact]
    public void Merge_OfSingleValues_LetsTheSecondWin()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Protect = true, Version = "1", ImportId = "i-1", DeleteBeforeReplace = true },
            new() { Protect = false, ImportId = "i-2" });

        Assert.Equal((false, "1", "i-2", true), (merged.Protect, merged.Version, merged.ImportId, merged.DeleteBeforeReplace));
    }

    [Fact]
    public void Merge_OfLists_JoinsThem()
    {
        var merged = CustomResourceOptions.Merge(
            new() { IgnoreChanges = { "a" }, ReplaceOnChanges = { "c" }, AdditionalSecretOutputs = { "e" } },
            new() { IgnoreChanges = { "b" }, ReplaceOnChanges = { "d" }, AdditionalSecretOutputs = { "f" } });

        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["c", "d"], merged.ReplaceOnChanges);
        Assert.Equal(["e", "f"], merged.AdditionalSecretOutputs);
    }

    [Fact]
    public void Merge_ChangesNeitherOfTheTwo()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions { IgnoreChanges = { "b" } };

        CustomResourceOptions.Merge(first, second);

        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
    }

    [Fact]
    public void Merge_WithNull_IsACopy()
    {
        var merged = CustomResourceOptions.Merge(null, new() { Protect = true });

        Assert.True(merged.Protect);
        Assert.Null(CustomResourceOptions.Merge(null, null).Protect);
    }

    [Fact]
    public async Task Merge_OfDependsOn_JoinsThem()
    {
        CustomResourceOptions? merged = null;
        Widget? first = null;
        Widget? second = null;

        await new Mocks().UpdateAsync(() =>
        {
            first = new Widget("first");
            second = new Widget("second");
            merged = CustomResourceOptions.Merge(new() { DependsOn = { first } }, new() { DependsOn = { second } });
        });

        Assert.Equal([first!, second!], await OutputUtilities.GetValueAsync(merged!.DependsOn.ToOutput()));
    }

    [Fact]
    public async Task Merge_OfProviders_KeepsTheLastOfEachPackage()
    {
        ComponentResourceOptions? merged = null;
        Provider? second = null;

        await new Mocks().UpdateAsync(() =>
        {
            second = new Provider("second");
            merged = ComponentResourceOptions.Merge(new() { Providers = { new Provider("first") } }, new() { Providers = { second } });
        });

        Assert.Equal([second!], merged!.Providers);
    }

    [Fact]
    public void Lists_ThatNobodySet_AreEmpty()
    {
        var options = new CustomResourceOptions();

        Assert.Empty(options.IgnoreChanges);
        Assert.Empty(options.Aliases);
        Assert.Empty(options.ResourceTransformations);
        Assert.Null(options.Protect);
    }
}
